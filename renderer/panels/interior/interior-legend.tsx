import { useTranslation } from 'react-i18next';
import { INTERIOR_CLASSES, type InteriorRoom } from '../../../contract/queries/interior.ts';
import type { InteriorState } from '../../../contract/scene.ts';
import { quantity } from '../../format/quantity.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { classColour } from '../../interior/class-colours.ts';
import { changeInterior } from '../../interior/open-interior.ts';

/** What the colours mean, with rooms per class; a click looks at one class alone. */
export function InteriorLegend({
  state,
  rooms,
}: {
  readonly state: InteriorState;
  readonly rooms: readonly InteriorRoom[];
}) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const { theme, className } = state;
  const withheld = rooms.length > 0 && rooms.every((room) => room[theme] === null);
  const counts = countEach(rooms, theme);
  return (
    <section className="legend" aria-label={t('interior.legend')}>
      <h2 title={t(`interior.themeHelp.${theme}`)}>{t(`interior.theme.${theme}`)}</h2>
      {withheld ? (
        <p className="secondary">{t('interior.withheld')}</p>
      ) : (
        <ul>
          {INTERIOR_CLASSES[theme]
            .filter((name) => counts.has(name))
            .map((name) => (
              <li key={name}>
                <button
                  type="button"
                  className="interior-class"
                  aria-pressed={className === name}
                  onClick={() =>
                    changeInterior(store, { className: className === name ? undefined : name })
                  }
                >
                  <span className="swatch" style={{ background: classColour(theme, name) }} />
                  {t(`interior.class.${theme}.${name}` as 'interior.class.unit.one')}
                  <span className="secondary">{quantity(t, 'room', counts.get(name) ?? 0)}</span>
                </button>
              </li>
            ))}
        </ul>
      )}
    </section>
  );
}

function countEach(rooms: readonly InteriorRoom[], theme: InteriorState['theme']) {
  const counts = new Map<string, number>();
  for (const room of rooms) {
    const name = room[theme];
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
