import { useTranslation } from 'react-i18next';
import type { RoomMatrix } from '../../../contract/queries/buildings.ts';
import { INTERIOR_CLASSES, type InteriorRoom } from '../../../contract/queries/interior.ts';
import type { InteriorState } from '../../../contract/scene.ts';
import { floorNames } from '../../format/floor-names.ts';
import { quantity } from '../../format/quantity.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { classColour } from '../../interior/class-colours.ts';
import { changeInterior } from '../../interior/open-interior.ts';
import { GeometryBadge } from '../../parts/geometry-badge.tsx';
import { bareUnit } from '../matrix/matrix-layout.ts';

/** What the colours mean, with rooms per class of what is looked at; a click looks at one class alone. */
export function InteriorLegend({
  state,
  rooms,
  matrix,
}: {
  readonly state: InteriorState;
  readonly rooms: readonly InteriorRoom[];
  readonly matrix: RoomMatrix;
}) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const appearance = useTwin(({ scene }) => scene.appearance);
  const { theme, className } = state;
  const withheld = rooms.length > 0 && rooms.every((room) => room[theme] === null);
  const inBuilding = countEach(rooms, theme);
  const slots = lookedAt(matrix, state);
  const counts = countEach(
    rooms.filter(({ slot }) => slots.has(slot)),
    theme,
  );
  return (
    <section className="legend" aria-label={t('interior.legend')}>
      <h2 title={t(`interior.themeHelp.${theme}`)}>
        {t(`interior.theme.${theme}`)} <Isolated state={state} matrix={matrix} />
      </h2>
      {withheld ? (
        <p className="secondary">{t('interior.withheld')}</p>
      ) : (
        <ul>
          {INTERIOR_CLASSES[theme]
            .filter((name) => inBuilding.has(name))
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
                  <span
                    className="swatch"
                    style={{ background: classColour(theme, name, appearance) }}
                  />
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

/** Which floor and unit the counts are of, where not of the whole building. */
function Isolated({
  state,
  matrix,
}: {
  readonly state: InteriorState;
  readonly matrix: RoomMatrix;
}) {
  const { t } = useTranslation();
  const { floorNo, unitNo } = state;
  const floor = matrix.floors.find((each) => each.floorNo === floorNo);
  const parts = [
    unitNo !== undefined && t('interior.unitName', { unit: bareUnit(unitNo) }),
    floorNo !== undefined &&
      t('interior.floorName', {
        label: floorNames(matrix, [floorNo], t).get(floorNo)?.text ?? floorNo,
      }),
  ].filter((part) => part !== false);
  return (
    parts.length > 0 && (
      <span className="secondary">
        {parts.join(' · ')} {floor && <GeometryBadge kind={floor.geometryKind} />}
      </span>
    )
  );
}

/** Slots of the rooms on the floor and in the unit looked at; of all rooms where none is. */
function lookedAt({ floors }: RoomMatrix, { floorNo, unitNo }: InteriorState): Set<number> {
  const cells = floors.flatMap((floor) => floor.cells);
  const seen = cells.filter(
    (cell) =>
      (unitNo === undefined || cell.unitNo === unitNo) &&
      (floorNo === undefined || (cell.floorNo <= floorNo && floorNo <= cell.floorNoTop)),
  );
  return new Set(seen.map(({ slot }) => slot));
}

function countEach(rooms: readonly InteriorRoom[], theme: InteriorState['theme']) {
  const counts = new Map<string, number>();
  for (const room of rooms) {
    const name = room[theme];
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
