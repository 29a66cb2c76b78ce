import { dayNumber, isoOfDay } from '../dates.ts';
import { weighted, type Random } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import { isWorkday } from '../world/calendar.ts';
import type { HazardText } from './hazard-texts.ts';
import { drawHazardText } from './hazard-texts.ts';
import type { DemoPremises } from './premises.ts';

/** A visit to a business; `inspectedAt` is '' while it has not taken place. */
export interface DemoInspection {
  readonly inspectionNo: string;
  readonly premises: DemoPremises;
  readonly kind: '日常' | '专项' | '联合' | '复查';
  readonly plannedAt: string;
  readonly inspectedAt: string;
  readonly hazardsFound: number;
}

/** A hazard found, before anything is known of what becomes of it. */
export interface Finding {
  readonly premises: DemoPremises;
  readonly foundAt: string;
  readonly foundBy: string;
  /** Set where the same hazard comes back. */
  readonly text?: HazardText;
}

const YEARS = 2;

const kindOf = weighted<DemoInspection['kind']>([
  ['日常', 58],
  ['专项', 22],
  ['联合', 8],
  ['复查', 12],
]);

const foundAtOnce = weighted([
  [0, 34],
  [1, 32],
  [2, 20],
  [3, 10],
  [4, 4],
] as const);

export interface Visits {
  readonly inspections: readonly DemoInspection[];
  /** In order of their days. */
  readonly findings: readonly Finding[];
}

/** Neighbours complain of businesses beside very old people; the last of these complaints are still open. */
const COMPLAINTS = { full: 80, days: 9 } as const;

/** Visits of two years and what was found, on visits, by the businesses themselves and through reports. */
export function makeVisits(
  world: DemoWorld,
  premises: readonly DemoPremises[],
  inspectionCount: number,
  hazardCount: number,
  sensitive: readonly DemoPremises[],
): Visits {
  const random = world.random.fork('visits');
  const pick = premisesPicker(premises);
  const today = dayNumber(world.asOf);
  const first = today - Math.round(365.25 * YEARS) + 1;
  const workdays: number[] = [];
  for (let day = first; day <= today; day++) if (isWorkday(day)) workdays.push(day);
  const findings: Finding[] = [];
  const inspections = Array.from({ length: inspectionCount }, (_, index): DemoInspection => {
    const day = workdays[Math.floor((index / inspectionCount) * workdays.length)]!;
    const visited = pick(random);
    const made = visit(visited, day, index + 1, today, random);
    for (let found = 0; found < made.hazardsFound; found++)
      findings.push({ premises: visited, foundAt: made.inspectedAt, foundBy: made.kind });
    return made;
  });
  const complaints = sensitive.length === 0 ? 0 : world.scaled(COMPLAINTS.full);
  findings.length = Math.min(findings.length, hazardCount - complaints);
  for (let made = 0; made < complaints; made++) {
    const foundAt = isoOfDay(today - random.integer(0, COMPLAINTS.days));
    findings.push({ premises: random.pick(sensitive), foundAt, foundBy: '举报' });
  }
  while (findings.length < hazardCount) addUnprompted(findings, pick, first, today, random);
  findings.sort((a, b) => (a.foundAt < b.foundAt ? -1 : a.foundAt > b.foundAt ? 1 : 0));
  return { inspections, findings };
}

function visit(
  premises: DemoPremises,
  day: number,
  number: number,
  today: number,
  random: Random,
): DemoInspection {
  const missed = random.chance(0.03);
  const kind = kindOf(random);
  const planned = day - random.integer(0, 6);
  return {
    inspectionNo: `JC${isoOfDay(day).slice(0, 4)}${String(number).padStart(6, '0')}`,
    premises,
    kind,
    plannedAt: isoOfDay(missed && random.chance(0.1) ? today + random.integer(1, 25) : planned),
    inspectedAt: missed ? '' : isoOfDay(day),
    hazardsFound: missed || kind === '复查' ? 0 : foundAtOnce(random),
  };
}

/** 自查 or 举报; one in forty comes back with the same words within three months. */
function addUnprompted(
  findings: Finding[],
  pick: (random: Random) => DemoPremises,
  first: number,
  today: number,
  random: Random,
): void {
  const premises = pick(random);
  const day = random.integer(first, today);
  const foundBy = random.chance(0.93) ? '自查' : '举报';
  if (!random.chance(0.025)) {
    findings.push({ premises, foundBy, foundAt: isoOfDay(day) });
    return;
  }
  const text = drawHazardText(premises.trade, random);
  findings.push({
    premises,
    foundBy,
    text,
    foundAt: isoOfDay(Math.max(first, day - random.integer(20, 85))),
  });
  findings.push({ premises, foundBy, text, foundAt: isoOfDay(day) });
}

function premisesPicker(premises: readonly DemoPremises[]): (random: Random) => DemoPremises {
  return weighted(premises.map((one) => [one, one.trouble] as const));
}
