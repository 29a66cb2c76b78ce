import { useTranslation } from 'react-i18next';
import type { ThemeState } from '../../../contract/scene.ts';
import { THEME_SUBJECTS, type ThemeSubject } from '../../../contract/themes/theme.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { Term } from '../../parts/facts.tsx';
import type { ThemeClass, ThemeClasses } from '../../themes/theme-classes.ts';
import { FirmArcLegend } from '../building-economy/firm-arc-legend.tsx';
import { changeTheme } from './change-theme.ts';
import { classTitle, themeWords } from './theme-words.ts';
import { SurfaceLegend } from '../time/surface-legend.tsx';
import { TrackLegend } from '../time/track-legend.tsx';
import './themes.css';

/** What the colours of buildings and rooms mean, with counts; a class clicked stands out. */
export function Legend() {
  const { t } = useTranslation();
  const themed = useTwin((state) => state.themed);
  const shown = THEME_SUBJECTS.flatMap((subject) => {
    const classes = themed[subject];
    return classes && classes.slots.length > 0 ? [{ subject, classes }] : [];
  });
  const arcs = useTwin((state) => state.firmArcs);
  const more = useTwin((state) => state.surface !== undefined || state.tracks !== undefined);
  if (shown.length === 0 && !arcs && !more) return null;
  return (
    <section className="legend" data-in-picture data-covers-picture aria-label={t('themes.region')}>
      {shown.map(({ subject, classes }) => (
        <ThemeLegend key={subject} subject={subject} classes={classes} />
      ))}
      {arcs && <FirmArcLegend arcs={arcs} />}
      <SurfaceLegend />
      <TrackLegend />
    </section>
  );
}

interface ThemeLegendProps {
  readonly subject: ThemeSubject;
  readonly classes: ThemeClasses;
}

function ThemeLegend({ subject, classes }: ThemeLegendProps) {
  const { t, i18n } = useTranslation();
  const state = useTwin(({ scene }) => scene.themes[subject]);
  const { spec, noData, withheld, asOf } = classes;
  const { title, definition, unit } = themeWords(spec, i18n.language);
  return (
    <section className="theme-legend" aria-label={title}>
      <header>
        <h2>
          <span className="secondary">{t(`themes.subjects.${subject}`)}</span>{' '}
          <Term definition={definition}>{title}</Term>
          {unit && <span className="secondary"> {t('themes.unit', { unit })}</span>}
        </h2>
      </header>
      <ul>
        {classes.classes.map((each, place) => (
          <ClassRow
            key={`${each.colour} ${each.from ?? ''}`}
            subject={subject}
            classes={classes}
            place={place}
            only={state?.only ?? []}
          />
        ))}
        {noData > 0 && <PlainRow mark="no-data" title={t('themes.noData')} count={noData} />}
        {withheld > 0 && <PlainRow mark="no-data" title={t('themes.withheld')} count={withheld} />}
      </ul>
      <p className="secondary theme-date">
        {t('themes.asOf', { date: asOf })}
        {subject === 'room' && ` · ${t('themes.roomsNear')}`}
      </p>
    </section>
  );
}

interface ClassRowProps extends ThemeLegendProps {
  readonly place: number;
  readonly only: readonly number[];
}

function ClassRow({ subject, classes, place, only }: ClassRowProps) {
  const { t, i18n } = useTranslation();
  const store = useTwinStore();
  const each = classes.classes[place] as ThemeClass;
  const title = classTitle(t, classes.spec, each, place, i18n.language);
  const alone = only.includes(place);
  if (classes.spec.kind === 'categories' && each.count === 0) return null;
  return (
    <li className={only.length > 0 && !alone ? 'legend-class legend-dim' : 'legend-class'}>
      <button
        type="button"
        aria-pressed={alone}
        title={t('themes.isolate', { title })}
        onClick={() => changeTheme(store, subject, { only: toggled(only, place) })}
      >
        <Swatch classes={classes} place={place} colour={each.colour} />
        <span>{title}</span>
        <span className="secondary legend-count">{exactNumber(each.count)}</span>
      </button>
    </li>
  );
}

function Swatch({
  classes,
  place,
  colour,
}: {
  readonly classes: ThemeClasses;
  readonly place: number;
  readonly colour: string;
}) {
  const { spec } = classes;
  const mark = spec.kind === 'categories' ? spec.categories[place]?.mark : undefined;
  const look = mark ? `swatch legend-swatch legend-${mark}` : 'swatch legend-swatch';
  return <span className={look} style={{ '--mark': colour } as React.CSSProperties} />;
}

function PlainRow({
  mark,
  title,
  count,
}: {
  readonly mark: string;
  readonly title: string;
  readonly count: number;
}) {
  return (
    <li className="legend-plain">
      <span className={`swatch legend-swatch legend-${mark}`} />
      <span>{title}</span>
      <span className="secondary legend-count">{exactNumber(count)}</span>
    </li>
  );
}

/** Classes that stand out after one was clicked; none when it was the last. */
function toggled(only: readonly number[], place: number): ThemeState['only'] {
  const kept = only.filter((each) => each !== place);
  return kept.length === only.length ? [...only, place] : kept;
}
