import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { Icon } from '../../icons.tsx';
import { openInterior } from '../../interior/open-interior.ts';

/** A building looked at this long is made ready to be entered, milliseconds. */
const LOOKED_AT_MS = 500;

/** Enters a building from its card; not offered where it has no rooms or one is inside already. */
export function EnterButton({
  buildingId,
  rooms,
}: {
  readonly buildingId: string;
  readonly rooms: number;
}) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const inside = useTwin(({ scene }) => scene.interior?.buildingId === buildingId);
  usePrepared(buildingId, rooms > 0);
  if (rooms === 0 || inside) return null;
  return (
    <Button
      icon={<Icon name="room" />}
      title={t('interior.enterHelp')}
      onClick={() => openInterior(store, buildingId)}
    >
      {t('interior.enter')}
    </Button>
  );
}

/** Has the inside of the selected building made while its card is read. */
function usePrepared(buildingId: string, hasRooms: boolean): void {
  const store = useTwinStore();
  const selected = useTwin(({ scene }) => scene.selection?.buildingId === buildingId);
  const ready = useTwin((state) => state.sceneReady);
  useEffect(() => {
    if (!hasRooms || !ready || !selected) return;
    const prepare = () => store.setState({ preparedBuilding: buildingId });
    const wait = setTimeout(prepare, LOOKED_AT_MS);
    return () => clearTimeout(wait);
  }, [store, buildingId, hasRooms, ready, selected]);
}
