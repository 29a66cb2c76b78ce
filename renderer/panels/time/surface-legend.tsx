import { useTranslation } from 'react-i18next';
import { exactNumber, percent } from '../../format/numbers.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { Term } from '../../parts/facts.tsx';
import type { ShownSurface } from '../../scene/surface/shown-surface.ts';
import { changeScene } from '../../store.ts';
import './surface.css';

/** What the colours laid over the ground mean. */
export function SurfaceLegend() {
  const { t } = useTranslation();
  const surface = useTwin((state) => state.surface);
  const store = useTwinStore();
  const words = useSurfaceWords(surface);
  if (!surface || !words) return null;
  const order = [...surface.colours.keys()].reverse();
  return (
    <section className="theme-legend" aria-label={words.title}>
      <header>
        <h2>
          <Term definition={words.definition}>{words.title}</Term>{' '}
          <span className="secondary">{words.unit}</span>
        </h2>
        <button
          type="button"
          className="link"
          onClick={() => changeScene(store, { surface: undefined })}
        >
          {t('time.surface.none')}
        </button>
      </header>
      <p className="small secondary">{words.note}</p>
      {surface.colours.length === 0 && (
        <p className="small secondary">{t('time.surface.nothing')}</p>
      )}
      <ul>
        {order.map((place) => (
          <li key={place}>
            <span
              className={isLack(surface, place) ? 'legend-square no-data' : 'legend-square'}
              style={isLack(surface, place) ? undefined : { background: surface.colours[place] }}
            />
            {words.classOf(place)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Cells nobody walked: hatched, as what has no number is. */
function isLack({ kind }: ShownSurface, place: number): boolean {
  return kind === 'coverage' && place === 0;
}

interface SurfaceWords {
  readonly title: string;
  readonly unit: string;
  readonly definition: string;
  readonly note: string;
  readonly classOf: (place: number) => string;
}

function useSurfaceWords(surface: ShownSurface | undefined): SurfaceWords | undefined {
  const { t } = useTranslation();
  if (!surface) return undefined;
  const { kind, bounds, hotSpots, coverage } = surface;
  const title = t(`time.surface.${kind}`);
  const from = (place: number) =>
    t('time.tracks.atLeast', { from: exactNumber(bounds[place] ?? 0) });
  if (coverage) {
    const { day, covered, cells } = coverage;
    return {
      title,
      unit: t('time.surface.visits'),
      definition: t('time.surface.coverageDefinition'),
      note: t('time.surface.coverageOf', {
        day: day ?? '—',
        covered: exactNumber(covered),
        cells: exactNumber(cells),
        share: percent(covered, cells) ?? '—',
      }),
      classOf: (place) => (place === 0 ? t('time.surface.never') : from(place)),
    };
  }
  if (!hotSpots) return undefined;
  const note = t('time.surface.casesOf', {
    from: hotSpots.period.from,
    to: hotSpots.period.to,
    total: exactNumber(hotSpots.total),
  });
  if (kind === 'gi')
    return {
      title,
      unit: '',
      definition: t('time.surface.giDefinition', {
        cell: hotSpots.cellMetres,
        cells: exactNumber(hotSpots.cells),
      }),
      note,
      classOf: (place) => t(`time.surface.gi${place + 1}` as 'time.surface.gi1'),
    };
  return {
    title,
    unit: t('time.surface.densityUnit'),
    definition: t('time.surface.densityDefinition', { bandwidth: hotSpots.bandwidthMetres }),
    note,
    classOf: from,
  };
}
