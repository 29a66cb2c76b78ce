import type { TFunction } from 'i18next';
import type { CommercialCard, StackRoom } from '../../../contract/queries/building-economy.ts';
import { PLACE_CLASS_IDS } from '../../../contract/three-places.ts';
import type { Language } from '../../../contract/window.ts';
import { CATEGORY_COLOURS, PLACE_CLASS_COLOURS } from '../../theme/ramps.ts';
import { sectionText } from './words.ts';

/** What rooms of a tower are coloured by. */
export const STACK_MODES = ['tax', 'section', 'firm', 'vacancy'] as const;
export type StackMode = (typeof STACK_MODES)[number];

interface LegendEntry {
  readonly text: string;
  /** Absent for rooms that stand empty: they are hatched. */
  readonly fill?: string;
}

export interface StackColours {
  /** Undefined for a room that stands empty. */
  readonly of: (room: StackRoom) => string | undefined;
  readonly legend: readonly LegendEntry[];
}

const UNKNOWN_COLOUR = '#4b5866';
const OTHERS_COLOUR = '#7a8794';
const VACANCY_COLOURS = { occupied: '#4a698e', ending: '#e48d0b' } as const;

/** Colours of a tower's rooms in a mode, with what each means. */
export function stackColours(
  floors: CommercialCard['floors'],
  mode: StackMode,
  t: TFunction,
  language: Language,
): StackColours {
  const rooms = floors.flatMap((floor) => floor.rooms);
  const used = rooms.filter(({ state }) => state !== 'vacant');
  const { legend, of } = coloursIn(mode, used, t, language);
  const isUnknown = (room: StackRoom) => of(room) === undefined;
  return {
    of: (room) => (room.state === 'vacant' ? undefined : (of(room) ?? UNKNOWN_COLOUR)),
    legend: [
      ...legend,
      ...(used.some(isUnknown) ? [{ text: t('economy.tower.unknown'), fill: UNKNOWN_COLOUR }] : []),
      ...(used.length < rooms.length ? [{ text: t('economy.tower.vacant') }] : []),
    ],
  };
}

function coloursIn(
  mode: StackMode,
  used: readonly StackRoom[],
  t: TFunction,
  language: Language,
): StackColours {
  if (mode === 'vacancy')
    return {
      of: ({ state }) => (state === 'vacant' ? undefined : VACANCY_COLOURS[state]),
      legend: (['occupied', 'ending'] as const).map((state) => ({
        text: t(`economy.tower.${state}`),
        fill: VACANCY_COLOURS[state],
      })),
    };
  if (mode === 'tax')
    return {
      of: ({ placeClass }) => (placeClass === null ? undefined : PLACE_CLASS_COLOURS[placeClass]),
      legend: PLACE_CLASS_IDS.filter((id) => used.some(({ placeClass }) => placeClass === id)).map(
        (id) => ({ text: t(`economy.classes.${id}`), fill: PLACE_CLASS_COLOURS[id] }),
      ),
    };
  const others = t('economy.tower.others');
  if (mode === 'firm') return byArea(used, ({ firm }) => firm, String, others);
  return byArea(
    used,
    ({ section }) => section,
    (section) => sectionText(t, section, language),
    others,
  );
}

/** A colour each for the kinds of room with the largest area, one for all others. */
function byArea(
  used: readonly StackRoom[],
  kindOf: (room: StackRoom) => string | null,
  textOf: (kind: string) => string,
  others: string,
): StackColours {
  const areas = new Map<string, number>();
  for (const room of used) {
    const kind = kindOf(room);
    if (kind !== null) areas.set(kind, (areas.get(kind) ?? 0) + room.areaSquareMetres);
  }
  const largest = [...areas].sort(([, a], [, b]) => b - a).slice(0, CATEGORY_COLOURS.length - 1);
  const fills = new Map(largest.map(([kind], at) => [kind, CATEGORY_COLOURS[at] ?? OTHERS_COLOUR]));
  return {
    of: (room) => {
      const kind = kindOf(room);
      return kind === null ? undefined : (fills.get(kind) ?? OTHERS_COLOUR);
    },
    legend: [
      ...[...fills].map(([kind, fill]) => ({ text: textOf(kind), fill })),
      ...(areas.size > fills.size ? [{ text: others, fill: OTHERS_COLOUR }] : []),
    ],
  };
}
