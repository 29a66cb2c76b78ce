import { useTranslation } from 'react-i18next';
import { PLACE_CLASS_IDS } from '../../../contract/three-places.ts';
import { exactNumber } from '../../format/numbers.ts';
import { Term } from '../../parts/facts.tsx';
import type { FirmArcs } from '../../store.ts';
import { PLACE_CLASS_COLOURS } from '../../theme/ramps.ts';

/** What the lines in the air mean: their class, and which end is which. */
export function FirmArcLegend({ arcs }: { readonly arcs: FirmArcs }) {
  const { t } = useTranslation();
  const { oneFirm, lines, left, unplaced } = arcs;
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
            {!oneFirm && (
              <span className="secondary legend-count">{exactNumber(lines.get(id) ?? 0)}</span>
            )}
          </li>
        ))}
      </ul>
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
