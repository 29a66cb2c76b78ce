import { useCallback } from 'react';
import { useTwinStore } from '../../host/host-context.tsx';
import { select } from '../../store.ts';
import { useDesk } from '../import-desk/use-desk.tsx';

/** Selects a row of any table in the window behind the desk, which closes. */
export function useOpenRecord(): (table: string, key: readonly string[]) => void {
  const store = useTwinStore();
  const desk = useDesk();
  return useCallback(
    (table, key) => {
      const [first = ''] = key;
      select(
        store,
        table === 'building'
          ? { kind: 'building', buildingId: first }
          : { kind: 'record', table, key: key.join('/') },
      );
      desk.hide();
    },
    [store, desk],
  );
}
