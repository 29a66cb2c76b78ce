import { useTranslation } from 'react-i18next';
import { pointLayer } from '../../../contract/point-layers.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import type { PointHover } from '../../store.ts';
import './points.css';

/** What the point under the pointer is. */
export function PointTip() {
  const hover = useTwin((state) => state.hover);
  return hover?.kind === 'point' ? <Tip hover={hover} /> : null;
}

function Tip({ hover }: { readonly hover: PointHover }) {
  const { i18n } = useTranslation();
  const answer = useCall('layer.row', { id: hover.layerId, row: hover.row });
  const spec = pointLayer(hover.layerId);
  if (answer.kind !== 'done') return null;
  const { title, detail, key } = answer.value;
  return (
    <div
      className="point-tip"
      role="tooltip"
      style={{ left: hover.at[0] + 14, top: hover.at[1] + 14 }}
    >
      <p className="small secondary">{i18n.language === 'en' ? spec?.titleEn : spec?.title}</p>
      <p className="point-tip-title">{title}</p>
      {detail && <p className="small secondary">{detail}</p>}
      <p className="small secondary point-tip-key">{key}</p>
    </div>
  );
}
