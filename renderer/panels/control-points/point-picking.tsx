import { useEffect } from 'react';
import { useTwinStore } from '../../host/host-context.tsx';
import { takeTool } from '../../tools.ts';
import { useDesk, useDeskState } from '../import-desk/use-desk.tsx';

/** While a control point is picked: the scene has its tool in hand, and what comes of it goes to the table. */
export function PointPicking() {
  const store = useTwinStore();
  const desk = useDesk();
  const picking = useDeskState((state) => state.gridTool?.picking);
  useEffect(() => {
    if (picking === undefined) return;
    store.setState({ pickedPlace: undefined });
    if (store.getState().scene.tool?.kind !== 'controlPoint') takeTool(store, 'controlPoint');
    return store.subscribe(
      (state) => state.scene.tool?.kind,
      (kind) => {
        if (kind !== 'controlPoint') desk.endPicking(store.getState().pickedPlace);
      },
    );
  }, [store, desk, picking]);
  return null;
}
