import { useTranslation } from 'react-i18next';
import { FLOW_OUTSIDE } from '../../../contract/queries/building-economy.ts';
import { PLACE_CLASS_IDS } from '../../../contract/three-places.ts';
import { areaName } from '../../format/area-name.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { Term } from '../../parts/facts.tsx';
import type { FirmArcs } from '../../store.ts';
import { PLACE_CLASS_COLOURS } from '../../theme/ramps.ts';
import './economy.css';

/** What the lines in the air mean: their class, and which end is which. */
export function FirmArcLegend({ arcs }: { readonly arcs: FirmArcs }) {
  const { t } = useTranslation();
  const { oneFirm, lines, bundles, left, unplaced } = arcs;
  const title = t('analysis.overlays.arcs');
  return (
    <section className="theme-legend" aria-label={title}>
      <header>
        <h2>
          <Term definition={t('analysis.about.arcs')}>{title}</Term>
        </h2>
      </header>
      <ul>
        {PLACE_CLASS_IDS.filter((id) => lines.has(id)).map((id) => (
          <li key={id} className="legend-plain">
            <span
              className="swatch legend-swatch"
              style={{ background: PLACE_CLASS_COLOURS[id] }}
            />
            <span>{t(`economy.classes.${id}`)}</span>
            {!oneFirm && bundles.length === 0 && (
              <span className="secondary legend-count">{exactNumber(lines.get(id) ?? 0)}</span>
            )}
          </li>
        ))}
      </ul>
      {bundles.length > 0 && (
        <>
          <p className="secondary small firm-bundled">{t('analysis.bundled')}</p>
          <Bundles bundles={bundles} />
        </>
      )}
      <p className="secondary theme-date">
        {[
          lines.size === 0 ? t('analysis.noLines') : t('analysis.ends'),
          ...(left > 0 ? [t('analysis.left', { value: exactNumber(left) })] : []),
          ...(unplaced > 0 ? [t('analysis.unplaced', { value: exactNumber(unplaced) })] : []),
        ].join(' · ')}
      </p>
    </section>
  );
}

/** Pairs of streets told. */
const MOST_PAIRS = 8;

/** The pairs of streets most firms' places lie apart in, with their firms. */
function Bundles({ bundles }: Pick<FirmArcs, 'bundles'>) {
  const { t } = useTranslation();
  const streets = useSnapshot()?.profile.streets ?? [];
  const nameOf = (code: string): string =>
    code === FLOW_OUTSIDE ? t('analysis.outside') : (areaName(streets, code) ?? code);
  return (
    <ol className="firm-bundles small" aria-label={t('analysis.pairs')}>
      {bundles.slice(0, MOST_PAIRS).map(({ from, to, leg, firms }) => (
        <li key={`${from} ${to} ${leg}`}>
          <span className="firm-leg">{t(leg === 0 ? 'analysis.leg0' : 'analysis.leg1')}</span>
          <span>{`${nameOf(from)} → ${nameOf(to)}`}</span>
          <span className="secondary legend-count">{exactNumber(firms)}</span>
        </li>
      ))}
    </ol>
  );
}
