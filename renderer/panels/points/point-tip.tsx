import { useTranslation } from 'react-i18next';
import { pointLayer } from '../../../contract/point-layers.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { titleIn } from '../../format/fields.ts';
import { exactNumber } from '../../format/numbers.ts';
import type { AreaHover, PointHover } from '../../store.ts';
import './points.css';

/** What the point under the pointer is. */
export function PointTip() {
  const hover = useTwin((state) => state.hover);
  if (hover?.kind === 'area') return <AreaTip hover={hover} />;
  return hover?.kind === 'point' ? <Tip hover={hover} /> : null;
}

/** How many points of each status an area's disc stands for. */
function AreaTip({ hover }: { readonly hover: AreaHover }) {
  const { t, i18n } = useTranslation();
  const spec = pointLayer(hover.layerId);
  if (!spec) return null;
  return (
    <div
      className="point-tip"
      role="tooltip"
      style={{ left: hover.at[0] + 14, top: hover.at[1] + 14 }}
    >
      <p className="small secondary">{titleIn(i18n.language, spec)}</p>
      <p className="point-tip-title">{hover.title}</p>
      {spec.statuses.map((status, at) => {
        const value = hover.counts[at] ?? 0;
        if (value === 0) return null;
        const title = titleIn(i18n.language, status);
        return (
          <p key={status.id} className="small secondary">
            {t('time.areaShare', { title, value: exactNumber(value) })}
          </p>
        );
      })}
    </div>
  );
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
