import type { AreaCounts } from '../../../contract/queries/area.ts';
import type { PersonCount } from '../../../contract/queries/people.ts';
import { personCount } from '../../format/numbers.ts';
import type { Exported } from './exports.ts';

/** One figure of an export. */
export interface Line {
  readonly term: string;
  readonly value: string | number | null;
  readonly unit: string;
}

/** Names asked for of the buildings of a region. */
const MOST_NAMED = 5000;

/** All figures of a result, and the buildings it names, a line each. */
export async function linesOf({ host, outcome, words }: Exported): Promise<Line[]> {
  const { t } = words;
  const figure = (name: Parameters<typeof termOf>[1], value: number, unit: string): Line => ({
    term: termOf(t, name),
    value: Math.round(value * 100) / 100,
    unit,
  });
  switch (outcome.kind) {
    case 'distance': {
      const total = (of: 'horizontalMetres' | 'slopeMetres') =>
        outcome.pieces.reduce((sum, piece) => sum + piece[of], 0);
      return [
        figure('slope', total('slopeMetres'), 'm'),
        figure('horizontal', total('horizontalMetres'), 'm'),
        ...outcome.pieces.map((piece, at) => ({
          ...figure('slope', piece.slopeMetres, 'm'),
          term: t('sceneTools.figures.segment', { n: at + 1 }),
        })),
      ];
    }
    case 'area':
      return [
        figure('area', outcome.squareMetres, 'm²'),
        figure('perimeter', outcome.perimeterMetres, 'm'),
      ];
    case 'height':
      return [
        figure('height', Math.abs(outcome.toMetres - outcome.fromMetres), 'm'),
        figure('from', outcome.fromMetres, 'm'),
        figure('to', outcome.toMetres, 'm'),
      ];
    case 'profile':
      return [
        figure('length', outcome.lengthMetres, 'm'),
        ...outcome.cuts.map((cut) => ({
          term: cut.name ?? '',
          value: `${cut.fromMetres.toFixed(1)}–${cut.toMetres.toFixed(1)} × ${cut.bottomMetres.toFixed(1)}–${cut.topMetres.toFixed(1)}`,
          unit: 'm',
        })),
      ];
    case 'sight':
      return [
        figure('distance', outcome.distanceMetres, 'm'),
        {
          term: t('sceneTools.figures.blockedBy'),
          value: outcome.blockedBy?.name ?? outcome.blockedBy?.address ?? null,
          unit: '',
        },
      ];
    case 'viewshed':
      return [
        figure('seenArea', outcome.viewshed.seenSquareMetres, 'm²'),
        figure('hiddenArea', outcome.viewshed.hiddenSquareMetres, 'm²'),
        ...outcome.seen.map(({ building, seenShare }) => ({
          term: building.name ?? building.address ?? building.buildingId,
          value: Math.round(seenShare * 1000) / 10,
          unit: '%',
        })),
      ];
    case 'sunlight':
      return outcome.rows.map((row) => ({
        term: `${row.floorNo} ${t('sceneTools.figures.floor')} ${t(`sceneTools.facings.${row.facing}`)}`,
        value: Math.round(row.mostHours * 100) / 100,
        unit: 'h',
      }));
    case 'region': {
      const slots = [...outcome.summary.buildingSlots].slice(0, MOST_NAMED);
      const named = await host.call('buildings.named', { slots });
      return [
        ...countLines(outcome.summary.counts, t),
        ...named.map((building) => ({
          term: building.name ?? building.address ?? '',
          value: building.buildingId,
          unit: '',
        })),
      ];
    }
    default:
      return [];
  }
}

type T = Exported['words']['t'];

function termOf(
  t: T,
  name:
    | 'slope'
    | 'horizontal'
    | 'area'
    | 'perimeter'
    | 'height'
    | 'from'
    | 'to'
    | 'length'
    | 'distance'
    | 'seenArea'
    | 'hiddenArea',
): string {
  return t(`sceneTools.figures.${name}`);
}

function countLines(counts: AreaCounts, t: T): Line[] {
  return (Object.keys(counts) as (keyof AreaCounts)[]).map((name) => ({
    term: t(`sceneTools.counts.${name}`),
    value: valueOf(counts[name]),
    unit: t(`sceneTools.countUnits.${name}`),
  }));
}

function valueOf(count: number | PersonCount | null): number | string | null {
  if (typeof count !== 'object' || count === null) return count;
  return 'value' in count ? count.value : personCount(count);
}
