import type { ToolResult } from '../../../contract/tools.ts';
import { measure } from '../../format/numbers.ts';
import type { Outcome } from '../../scene/tools/outcomes.ts';
import { SUNLIGHT_SPAN } from '../../scene/tools/outcomes-controller.ts';
import { declinationDegrees } from '../../scene/tools/sun.ts';
import { type Geometry, positionOf } from './export-geometry.ts';
import type { Exported } from './exports.ts';
import { figuresOf } from './figure-lines.ts';

/** One figure of an export, and what it is about where that has a place of its own. */
export interface Line {
  readonly term: string;
  readonly value: string | number | null;
  readonly unit: string;
  readonly buildingId?: string;
  readonly at?: Geometry | null;
}

type T = Exported['words']['t'];

/** All figures of a result, the buildings it names, the points it was asked with, and how it was worked out. */
export async function linesOf(exported: Exported): Promise<Line[]> {
  const { outcome, result, words } = exported;
  const note = noteOf(words.t, result, outcome);
  const method = { term: words.t('sceneTools.export.method'), unit: '' };
  return [
    ...(await figuresOf(exported)),
    ...pointLines(words.t, result),
    ...(note === undefined ? [] : [{ ...method, value: note }]),
  ];
}

/** The points a result was asked with: height and place of each. */
function pointLines(t: T, result: ToolResult): Line[] {
  if (!('points' in result)) return [];
  return result.points.map((point, at) => ({
    term: t('sceneTools.export.point', { n: at + 1 }),
    value: Number(point[2].toFixed(2)),
    unit: 'm',
    at: { type: 'Point', coordinates: positionOf(point) },
  }));
}

/** How figures of this kind are worked out, as the card says it. */
function noteOf(t: T, result: ToolResult, outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'viewshed':
      return t('sceneTools.figures.viewshedNote', { cell: measure(outcome.viewshed.cellMetres) });
    case 'sunlight':
      return result.kind === 'sunlight' ? sunlightNote(t, result.date) : undefined;
    case 'region':
      return t('sceneTools.figures.regionNote');
    case 'profile':
    case 'sight':
      return t('sceneTools.figures.ground');
    default:
      return undefined;
  }
}

/** Rule, sampling and declination of sunlight hours on a day. */
export function sunlightNote(t: T, date: string): string {
  return t('sceneTools.figures.sunlightNote', {
    date,
    step: SUNLIGHT_SPAN.stepMinutes,
    declination: declinationDegrees(date).toFixed(2),
  });
}
