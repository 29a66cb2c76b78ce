import { useTranslation } from 'react-i18next';
import type { AnalysisOverlay } from '../../../contract/scene.ts';
import { PLACE_CLASS_IDS } from '../../../contract/three-places.ts';
import type { AreaClasses } from '../../analysis/area-classes.ts';
import { exactNumber } from '../../format/numbers.ts';
import { Term } from '../../parts/facts.tsx';
import { PLACE_CLASS_COLOURS } from '../../theme/ramps.ts';
import type { AreaMetric } from './use-area-values.ts';
import { LEG_COLOURS, type Overlay } from './use-overlay.ts';

interface AnalysisLegendProps {
  readonly metric: AreaMetric | undefined;
  readonly classes: AreaClasses | undefined;
  readonly overlay: AnalysisOverlay;
  readonly drawn: Overlay | undefined;
  readonly ramp: readonly string[];
}

/** What the colours and lines mean, of which period, by which rule. */
export function AnalysisLegend({ metric, classes, overlay, drawn, ramp }: AnalysisLegendProps) {
  const { t } = useTranslation();
  return (
    <section className="legend analysis-legend" aria-label={t('analysis.legend')}>
      {metric && classes && <AreaLegend metric={metric} classes={classes} />}
      {drawn && overlay !== 'none' && <OverlayLegend overlay={overlay} drawn={drawn} ramp={ramp} />}
    </section>
  );
}

function AreaLegend({
  metric,
  classes,
}: {
  readonly metric: AreaMetric;
  readonly classes: AreaClasses;
}) {
  const { t } = useTranslation();
  const { title, unit, definition, source, period, write, values } = metric;
  const { bounds, colours, counts, noData } = classes;
  const span = (place: number): string => {
    const [low, high] = [bounds[place - 1], bounds[place]];
    if (low === undefined && high === undefined) return t('analysis.all');
    if (high === undefined) return t('themes.from', { bound: write(low ?? 0) });
    if (low === undefined) return t('themes.below', { bound: write(high) });
    return t('themes.between', { low: write(low), high: write(high) });
  };
  return (
    <section className="theme-legend" aria-label={title}>
      <header>
        <h2>
          <Term definition={`${definition}\n${t('kit.source', { source })}`}>{title}</Term>
          <span className="secondary"> {unit}</span>
        </h2>
      </header>
      {values.length === 0 && <p className="small secondary">{t('analysis.empty')}</p>}
      <ul>
        {values.length > 0 &&
          colours.map((colour, place) => (
            <Row key={colour} colour={colour} title={span(place)} count={counts[place] ?? 0} />
          ))}
        {noData > 0 && <Row title={t('themes.noData')} count={noData} />}
      </ul>
      <p className="secondary theme-date">{period}</p>
    </section>
  );
}

interface RowProps {
  /** Hatched without one. */
  readonly colour?: string;
  readonly title: string;
  readonly count?: number;
}

function Row({ colour, title, count }: RowProps) {
  return (
    <li className="legend-plain">
      <span
        className={`swatch legend-swatch ${colour === undefined ? 'legend-no-data' : ''}`}
        style={colour === undefined ? undefined : ({ '--mark': colour } as React.CSSProperties)}
      />
      <span>{title}</span>
      {count !== undefined && <span className="secondary legend-count">{exactNumber(count)}</span>}
    </li>
  );
}

function OverlayLegend({
  overlay,
  drawn,
  ramp,
}: {
  readonly overlay: Exclude<AnalysisOverlay, 'none'>;
  readonly drawn: Overlay;
  readonly ramp: readonly string[];
}) {
  const { t } = useTranslation();
  const { arcs, unplaced, left, total, asOf } = drawn;
  const title = t(`analysis.overlays.${overlay}`);
  return (
    <section className="theme-legend" aria-label={title}>
      <header>
        <h2>
          <Term definition={t(`analysis.about.${overlay}`)}>{title}</Term>
        </h2>
      </header>
      <ul>
        {overlay === 'arcs' &&
          PLACE_CLASS_IDS.filter((id) => arcs.some(({ placeClass }) => placeClass === id)).map(
            (id) => (
              <Row
                key={id}
                colour={PLACE_CLASS_COLOURS[id]}
                title={t(`economy.classes.${id}`)}
                count={arcs.filter(({ placeClass }) => placeClass === id).length}
              />
            ),
          )}
        {overlay === 'flows' &&
          LEG_COLOURS.map((colour, leg) => (
            <Row
              key={colour}
              colour={colour}
              title={t(leg === 0 ? 'analysis.leg0' : 'analysis.leg1')}
            />
          ))}
      </ul>
      {(overlay === 'hexagons' || overlay === 'heat') && (
        <p className="analysis-ramp small secondary">
          <span>{t('analysis.few')}</span>
          <span
            className="analysis-ramp-bar"
            style={{ background: `linear-gradient(to right, ${ramp.join(', ')})` }}
          />
          <span>{t('analysis.many')}</span>
        </p>
      )}
      {overlay !== 'heat' && overlay !== 'hexagons' && arcs.length === 0 && (
        <p className="small secondary">{t('analysis.noLines')}</p>
      )}
      {overlay === 'arcs' && (arcs[0]?.fromCode ?? '') !== '' && (
        <p className="secondary small">{t('analysis.bundled')}</p>
      )}
      <p className="secondary theme-date">
        {[
          t(`analysis.counted.${overlay}`, { total: exactNumber(total) }),
          ...(left > 0 ? [t('analysis.left', { value: exactNumber(left) })] : []),
          ...(unplaced > 0 ? [t('analysis.unplaced', { value: exactNumber(unplaced) })] : []),
          asOf,
        ].join(' · ')}
      </p>
    </section>
  );
}
