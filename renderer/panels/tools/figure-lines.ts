import type { AreaCounts, NamedBuilding } from '../../../contract/queries/area.ts';
import type { PersonCount } from '../../../contract/queries/people.ts';
import type { ToolResult } from '../../../contract/tools.ts';
import { personCount } from '../../format/numbers.ts';
import type { Outcome } from '../../scene/tools/outcomes.ts';
import { placeAlong } from './along-line.ts';
import { lineBetween, pointAt } from './export-geometry.ts';
import type { Exported } from './exports.ts';
import type { Line } from './result-lines.ts';

/** Names asked for of the buildings of a region. */
const MOST_NAMED = 5000;

/** The figures of an outcome, and the buildings it names, a line each. */
export async function figuresOf(exported: Exported): Promise<Line[]> {
  const { outcome, result, words } = exported;
  const { t } = words;
  switch (outcome.kind) {
    case 'distance':
      return distanceLines(t, outcome);
    case 'area':
      return [
        figure(t, 'area', outcome.squareMetres, 'm²'),
        figure(t, 'perimeter', outcome.perimeterMetres, 'm'),
      ];
    case 'height':
      return [
        figure(t, 'height', Math.abs(outcome.toMetres - outcome.fromMetres), 'm'),
        figure(t, 'from', outcome.fromMetres, 'm'),
        figure(t, 'to', outcome.toMetres, 'm'),
      ];
    case 'profile':
      return [figure(t, 'length', outcome.lengthMetres, 'm'), ...cutLines(exported, outcome)];
    case 'sight':
      return sightLines(t, outcome);
    case 'viewshed':
      return viewshedLines(t, result, outcome);
    case 'sunlight':
      return sunlightLines(t, result, outcome);
    case 'region':
      return regionLines(exported, outcome);
    default:
      return [];
  }
}

type T = Exported['words']['t'];
type Of<Kind extends Outcome['kind']> = Extract<Outcome, { readonly kind: Kind }>;
type FigureName =
  | 'slope'
  | 'horizontal'
  | 'rise'
  | 'area'
  | 'perimeter'
  | 'height'
  | 'from'
  | 'to'
  | 'length'
  | 'distance'
  | 'blockedAt'
  | 'radius'
  | 'eye'
  | 'heading'
  | 'opening'
  | 'seenArea'
  | 'hiddenArea'
  | 'seenBuildings';

function figure(t: T, name: FigureName, value: number, unit: string): Line {
  return { term: t(`sceneTools.figures.${name}`), value: hundredths(value), unit };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function text(term: string, value: string | null): Line {
  return { term, value, unit: '' };
}

function named(building: NamedBuilding, value: number | null, unit: string): Line {
  const { longitudeDegrees, latitudeDegrees, buildingId, name, address } = building;
  const isPlaced = longitudeDegrees !== null && latitudeDegrees !== null;
  return {
    term: name ?? address ?? buildingId,
    value,
    unit,
    buildingId,
    at: pointAt(isPlaced ? [longitudeDegrees, latitudeDegrees] : undefined),
  };
}

function distanceLines(t: T, { pieces }: Of<'distance'>): Line[] {
  const total = (of: 'horizontalMetres' | 'slopeMetres' | 'riseMetres') =>
    pieces.reduce((sum, piece) => sum + piece[of], 0);
  return [
    figure(t, 'slope', total('slopeMetres'), 'm'),
    figure(t, 'horizontal', total('horizontalMetres'), 'm'),
    figure(t, 'rise', total('riseMetres'), 'm'),
    ...pieces.map((piece, at) => ({
      term: t('sceneTools.figures.segment', { n: at + 1 }),
      value: hundredths(piece.slopeMetres),
      unit: 'm',
    })),
  ];
}

/** A line each building part that is cut, named by where along the profile it lies. */
function cutLines({ result, box, words }: Exported, { cuts }: Of<'profile'>): Line[] {
  const points = 'points' in result ? result.points : [];
  return cuts.map((cut) => ({
    term: words.t('sceneTools.export.cut', {
      name: cut.name ?? '—',
      from: cut.fromMetres.toFixed(1),
      to: cut.toMetres.toFixed(1),
    }),
    value: `${cut.bottomMetres.toFixed(1)}–${cut.topMetres.toFixed(1)}`,
    unit: 'm',
    at: lineBetween(placeAlong(points, cut.fromMetres, box), placeAlong(points, cut.toMetres, box)),
  }));
}

function sightLines(t: T, { distanceMetres, blockedAt, blockedBy }: Of<'sight'>): Line[] {
  const verdict = blockedAt ? t('sceneTools.figures.blocked') : t('sceneTools.figures.clear');
  return [
    text(t('sceneTools.kinds.sight'), verdict),
    figure(t, 'distance', distanceMetres, 'm'),
    ...(blockedAt ? [figure(t, 'blockedAt', blockedAt[2], 'm')] : []),
    ...(blockedBy
      ? [text(t('sceneTools.figures.blockedBy'), blockedBy.name ?? blockedBy.address)]
      : []),
  ];
}

function viewshedLines(t: T, result: ToolResult, { viewshed, seen }: Of<'viewshed'>): Line[] {
  const settings =
    result.kind === 'viewshed'
      ? [
          figure(t, 'radius', result.radiusMetres, 'm'),
          figure(t, 'eye', result.eyeMetres, 'm'),
          figure(t, 'opening', result.openingDegrees, '°'),
          figure(t, 'heading', result.headingDegrees, '°'),
        ]
      : [];
  return [
    figure(t, 'seenArea', viewshed.seenSquareMetres, 'm²'),
    figure(t, 'hiddenArea', viewshed.hiddenSquareMetres, 'm²'),
    figure(
      t,
      'seenBuildings',
      seen.length,
      t('sceneTools.countUnits.buildings', { count: seen.length }),
    ),
    ...settings,
    ...seen.map(({ building, seenShare }) =>
      named(building, Math.round(seenShare * 1000) / 10, '%'),
    ),
  ];
}

function sunlightLines(t: T, result: ToolResult, { rows, name }: Of<'sunlight'>): Line[] {
  return [
    text(t('sceneTools.counts.buildings'), name),
    text(t('sceneTools.figures.date'), result.kind === 'sunlight' ? result.date : null),
    ...rows.map((row) => ({
      term: `${row.floorNo} ${t('sceneTools.figures.floor')} ${t(`sceneTools.facings.${row.facing}`)}`,
      value: hundredths(row.mostHours),
      unit: 'h',
    })),
  ];
}

async function regionLines({ host, words }: Exported, outcome: Of<'region'>): Promise<Line[]> {
  const { t } = words;
  const slots = [...outcome.summary.buildingSlots].slice(0, MOST_NAMED);
  const buildings = await host.call('buildings.named', { slots });
  return [
    figure(t, 'area', outcome.squareMetres, 'm²'),
    ...countLines(outcome.summary.counts, t),
    ...buildings.map((building) => named(building, null, '')),
  ];
}

function countLines(counts: AreaCounts, t: T): Line[] {
  return (Object.keys(counts) as (keyof AreaCounts)[]).map((name) => ({
    term: t(`sceneTools.counts.${name}`),
    value: valueOf(counts[name]),
    unit: t(`sceneTools.countUnits.${name}`, { count: numberIn(counts[name]) }),
  }));
}

/** The number a unit's word agrees with; several where there is none. */
export function numberIn(count: number | PersonCount | null): number {
  const value =
    typeof count === 'object' && count !== null && 'value' in count ? count.value : count;
  return typeof value === 'number' ? value : 2;
}

function valueOf(count: number | PersonCount | null): number | string | null {
  if (typeof count !== 'object' || count === null) return count;
  return 'value' in count ? count.value : personCount(count);
}
