import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTwin } from '../host/host-context.tsx';

/** 演示数据·虚构: on every window and picture of a synthetic snapshot, where nothing opens over it. */
export function SyntheticMarker({ inPicture = false }: { readonly inPicture?: boolean }) {
  const { t } = useTranslation();
  const synthetic = useTwin((state) => state.snapshot?.synthetic === true);
  if (!synthetic) return null;
  return (
    <Tooltip title={t('marker.syntheticNote')}>
      <span
        className={inPicture ? 'synthetic synthetic-in-picture' : 'synthetic'}
        data-covers-picture
      >
        {t('marker.synthetic')}
      </span>
    </Tooltip>
  );
}
