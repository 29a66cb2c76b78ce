import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { Icon } from '../../icons.tsx';
import { openInterior } from '../../interior/open-interior.ts';

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
