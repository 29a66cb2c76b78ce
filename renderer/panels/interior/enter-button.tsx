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

/** Loads rooms and three.js of the selected building while its card is read. */
function usePrepared(buildingId: string, hasRooms: boolean): void {
  const snapshotId = useTwin((state) => state.snapshot?.id);
  const slot = useTwin(({ scene, selectedSlots }) =>
    scene.selection?.buildingId === buildingId ? selectedSlots.buildingSlot : undefined,
  );
  const ready = useTwin((state) => state.sceneReady);
  useEffect(() => {
    if (!hasRooms || !ready || snapshotId === undefined || slot === undefined) return;
    const prepare = async () => {
      const { prepareBuilding } = await import('../../interior/enter-building.ts');
      await prepareBuilding(snapshotId, slot);
    };
    // Whoever enters is told what went wrong.
    const wait = setTimeout(() => void prepare().catch(() => undefined), LOOKED_AT_MS);
    return () => clearTimeout(wait);
  }, [hasRooms, ready, snapshotId, slot]);
}
