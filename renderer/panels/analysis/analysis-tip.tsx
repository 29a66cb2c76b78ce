import { useTranslation } from 'react-i18next';
import { FLOW_OUTSIDE } from '../../../contract/queries/building-economy.ts';
import { pointLayer } from '../../../contract/point-layers.ts';
import type { PlanHit } from '../../analysis/deck-map.ts';
import type { AreaShape, PlanBuilding } from '../../analysis/plan-layers.ts';
import { areaName } from '../../format/area-name.ts';
import { titleIn } from '../../format/fields.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { useCall } from '../../host/use-call.ts';
import type { AreaMetric } from './use-area-values.ts';
import type { DrawnArc } from './use-overlay.ts';

interface AnalysisTipProps {
  readonly hit: PlanHit;
  readonly metric: AreaMetric | undefined;
  readonly points: string;
  /** The map, so that the tip stays inside it. */
  readonly size: HTMLElement | null;
}

/** From this share of the width on the tip stands left of the pointer, and above it from this share of the height. */
const TURNS_AT = 0.6;

/** What is under the pointer, its value, and where the number comes from. */
export function AnalysisTip({ hit, size, ...rest }: AnalysisTipProps) {
  const [width, height] = [size?.clientWidth ?? 0, size?.clientHeight ?? 0];
  const across = hit.x > width * TURNS_AT ? { right: width - hit.x + 14 } : { left: hit.x + 14 };
  const down = hit.y > height * TURNS_AT ? { bottom: height - hit.y + 14 } : { top: hit.y + 14 };
  return (
    <div className="point-tip analysis-tip" role="tooltip" style={{ ...across, ...down }}>
      <Content hit={hit} {...rest} />
    </div>
  );
}

function Content({ hit, metric, points }: Omit<AnalysisTipProps, 'size'>) {
  if (hit.layer === 'areas') return <AreaTip area={hit.object as AreaShape} metric={metric} />;
  if (hit.layer === 'buildings') return <BuildingTip slot={(hit.object as PlanBuilding).slot} />;
  if (hit.layer === 'hexagons') return <HexagonTip hit={hit} points={points} />;
  return <ArcTip arc={hit.object as DrawnArc} />;
}

function AreaTip({
  area,
  metric,
}: {
  readonly area: AreaShape;
  readonly metric: AreaMetric | undefined;
}) {
  const { t } = useTranslation();
  const value = metric?.values.find(({ code }) => code === area.code);
  return (
    <>
      <p className="point-tip-title">{area.name}</p>
      {metric && (
        <>
          <p>
            {metric.title} <strong>{value?.text ?? t('themes.noData')}</strong>{' '}
            {value && value.value !== null && metric.unit}
          </p>
          <p className="small secondary analysis-definition">{metric.definition}</p>
          <p className="small secondary">
            {metric.period} · {t('kit.source', { source: metric.source })}
          </p>
        </>
      )}
    </>
  );
}

function BuildingTip({ slot }: { readonly slot: number }) {
  const { t } = useTranslation();
  const answer = useCall('buildings.named', { slots: [slot] });
  const building = answer.kind === 'done' ? answer.value[0] : undefined;
  if (!building) return <p className="small secondary">{t('kit.loading')}</p>;
  const { name, address, buildingId } = building;
  return (
    <>
      <p className="point-tip-title">{name ?? address ?? buildingId}</p>
      {name !== null && address !== null && <p className="small secondary">{address}</p>}
      <p className="small secondary point-tip-key">{buildingId}</p>
    </>
  );
}

function HexagonTip({ hit, points }: { readonly hit: PlanHit; readonly points: string }) {
  const { t, i18n } = useTranslation();
  const spec = pointLayer(points);
  const { count } = hit.object as { readonly count: number };
  return (
    <>
      <p className="point-tip-title">
        {t('analysis.hexagon', {
          value: exactNumber(count),
          layer: spec ? titleIn(i18n.language, spec) : '',
        })}
      </p>
      <p className="small secondary">
        {i18n.language === 'en' ? spec?.definitionEn : spec?.definition}
      </p>
    </>
  );
}

function ArcTip({ arc }: { readonly arc: DrawnArc }) {
  const { t } = useTranslation();
  const streets = useSnapshot()?.profile.streets ?? [];
  const place = (code: string) =>
    code === FLOW_OUTSIDE ? t('analysis.outside') : (areaName(streets, code) ?? '');
  const { leg, firms, placeClass, fromCode, toCode } = arc;
  return (
    <>
      <p className="point-tip-title">
        {placeClass === undefined || fromCode !== ''
          ? `${place(fromCode)} → ${place(toCode)}`
          : t(`economy.classes.${placeClass}`)}
      </p>
      <p>
        {t(leg === 0 ? 'analysis.leg0' : 'analysis.leg1')} <strong>{exactNumber(firms)}</strong>{' '}
        {t('economy.firms')}
      </p>
      {placeClass !== undefined && fromCode !== '' && (
        <p className="small secondary">
          {t('analysis.mostOfThem', { name: t(`economy.classes.${placeClass}`) })}
        </p>
      )}
      {placeClass !== undefined && (
        <p className="small secondary">
          {t(firms === 1 && fromCode === '' ? 'analysis.openFirm' : 'analysis.filterClass')}
        </p>
      )}
    </>
  );
}
