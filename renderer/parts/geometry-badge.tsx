import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { GeometryKind } from '../../contract/queries/buildings.ts';

/** 实测/推算/虚拟: where a shape comes from, told by words and by how firm the border is. */
export function GeometryBadge({ kind }: { readonly kind: GeometryKind }) {
  const { t } = useTranslation();
  return (
    <Tooltip title={t(`codes.geometryNote.${kind}`)}>
      <span className={`badge badge-${kind}`}>{t(`codes.geometry.${kind}`)}</span>
    </Tooltip>
  );
}
