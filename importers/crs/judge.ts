import { crsTitle } from '../../contract/crs-titles.ts';
import { listOf, type Sentence, say, word } from '../../contract/sentence.ts';
import type { FitCandidate, FitMethod } from './fit.ts';
import { lacksDatumShift } from './definitions.ts';
import { readingLabel, type CrsReading } from './readings.ts';

/** What the residuals say of the declared system. */
export interface CrsJudgement {
  readonly verdict: 'agrees' | 'contradicted' | 'undecided';
  /** For the report and the import desk. */
  readonly sentence: Sentence;
  /** The reading that fits best, where it is clearly better than every other place for the file. */
  readonly best?: CrsReading;
}

/** Positions of one block of the ground count as one: what stands together errs together. */
const BLOCK_METRES = 150;
/** Two readings that place a file within this of each other are not two answers, in metres. */
const SAME_PLACE_METRES = 5;
/** A reading is worse only if by more than this on average, in metres. */
const WORSE_METRES: Readonly<Record<FitMethod, number>> = {
  'named-building': 15,
  'named-grid': 20,
  'named-road': 15,
  'named-community': 30,
  'overlay-premises': 3,
  'overlay-street': 3,
  'overlay-buildings': 0.3,
};
/** …and by this many standard errors over the blocks. */
const SURE_ERRORS = 5;
/** With fewer blocks every one of them must be worse. */
const FEW_BLOCKS = 10;
/** A best reading farther off than this fits nothing, in metres. */
const BEST_MAY_MISS = 60;

/** What the method measures, for the sentence. */
const MEASURED: Readonly<Record<FitMethod, Sentence>> = {
  'named-building': word('median distance to the building named'),
  'named-grid': word('median distance to the grid cell named'),
  'named-road': word('median distance to the road named'),
  'named-community': word('median distance to the community named'),
  'overlay-premises': word('mean distance to the nearest building'),
  'overlay-street': word(
    'mean distance to the nearest kerb, with the depth inside buildings and water',
  ),
  'overlay-buildings': word('mean depth inside roads and water'),
};

/** Compares the declared reading with the best of the candidates (best first, as `fitCandidates` gives them). */
export function judge(declared: CrsReading, candidates: readonly FitCandidate[]): CrsJudgement {
  const own = candidates.find(({ candidate }) => isSame(candidate, declared));
  const best = clearBest(candidates);
  if (!own)
    return undecided(
      say`There are no buildings, roads or grid cells to compare with; the coordinate system was judged by range alone.`,
    );
  if (candidates.length === 1) return judgeAlone(own);
  if (best && isElsewhere(own, best) && isWorse(own, best)) return contradicted(own, best);
  const rivals = candidates.filter((other) => isElsewhere(other, own));
  const alike = rivals.filter((other) => !isWorse(other, own));
  if (rivals.length > 0 && alike.length === 0 && own.residualMetres <= BEST_MAY_MISS)
    return agrees(
      own,
      candidates.filter((other) => !rivals.includes(other)),
    );
  return undecided(
    say`${measured(own)}, which does not tell it from ${namesOf(alike)}. Check it with control points or features of the same name.`,
  );
}

/** No other system puts the file into the district, so only how far it lies from what is known can speak against it. */
function judgeAlone(own: FitCandidate): CrsJudgement {
  if (own.residualMetres <= BEST_MAY_MISS) return agrees(own, []);
  return undecided(
    say`${measured(own)}, and no other coordinate system puts the file into the district. Check it with control points.`,
  );
}

/** The first candidate when it lies near what is known and every reading that places the file elsewhere is worse. */
export function clearBest(candidates: readonly FitCandidate[]): FitCandidate | undefined {
  const [best] = candidates;
  if (!best || best.residualMetres > BEST_MAY_MISS) return undefined;
  return best;
}

/** Whether the best of the candidates beats every other place for the file. */
export function isDecisive(candidates: readonly FitCandidate[]): boolean {
  const best = clearBest(candidates);
  if (!best) return false;
  const rivals = candidates.filter((other) => isElsewhere(other, best));
  return rivals.length > 0 && rivals.every((other) => isWorse(other, best));
}

/** Systems that put the file on the same spot cannot be told apart, and need not be unless their datum is unproven. */
function agrees(own: FitCandidate, samePlace: readonly FitCandidate[]): CrsJudgement {
  const unproven = samePlace.filter(({ candidate }) => lacksDatumShift(candidate.name));
  const agreement = say`The coordinate system ${titleOf(own)} agrees with what is known: ${measured(own)}.`;
  return {
    verdict: 'agrees',
    sentence:
      unproven.length === 0
        ? agreement
        : say`${agreement} It lies where ${namesOf(unproven)} would put it, whose shift is not public, so places cannot tell them apart.`,
    best: own.candidate,
  };
}

function contradicted(own: FitCandidate, best: FitCandidate): CrsJudgement {
  const remedy = lacksDatumShift(best.candidate.name)
    ? say`That system has no reliable public shift: fit it to control points with twin crs fit.`
    : say`Choose the right one, or confirm the declared one.`;
  return {
    verdict: 'contradicted',
    sentence: say`The declared coordinate system ${titleOf(own)} disagrees with what is known: ${measured(own)}; as ${titleOf(best)} it is ${metres(best)}. ${remedy}`,
    best: best.candidate,
  };
}

function undecided(sentence: Sentence): CrsJudgement {
  return { verdict: 'undecided', sentence };
}

function measured(fit: FitCandidate): Sentence {
  return say`${MEASURED[fit.method]} ${metres(fit)} (${fit.n} points)`;
}

function metres({ residualMetres }: FitCandidate): Sentence {
  return say`${residualMetres.toFixed(residualMetres < 10 ? 1 : 0)} m`;
}

function titleOf({ candidate }: FitCandidate): Sentence {
  return crsTitle(readingLabel(candidate));
}

function namesOf(fits: readonly FitCandidate[]): Sentence {
  if (fits.length === 0) return word('other systems');
  return listOf(fits.map(titleOf));
}

function isSame(a: CrsReading, b: CrsReading): boolean {
  return a.name === b.name && a.swapped === b.swapped && a.writing === b.writing;
}

function isElsewhere(a: FitCandidate, b: FitCandidate): boolean {
  return a.places.some(([x, y], index) => {
    const [u, v] = b.places[index] as readonly [number, number];
    return Math.hypot(x - u, y - v) > SAME_PLACE_METRES;
  });
}

/** Whether `worse` lies farther from what is known than `better`, by more than chance and more than the method's grain. */
function isWorse(worse: FitCandidate, better: FitCandidate): boolean {
  const blocks = blockMeans(worse, better);
  const mean = blocks.reduce((total, value) => total + value, 0) / blocks.length;
  if (!(mean > WORSE_METRES[worse.method])) return false;
  if (blocks.length < FEW_BLOCKS)
    return blocks.length > 2 && blocks.every((value) => value > WORSE_METRES[worse.method]);
  const variance =
    blocks.reduce((total, value) => total + (value - mean) ** 2, 0) / (blocks.length - 1);
  return mean > SURE_ERRORS * Math.sqrt(variance / blocks.length);
}

/** Mean difference of the residuals in each block of the ground, blocks as the better reading places them. */
function blockMeans(worse: FitCandidate, better: FitCandidate): number[] {
  const blocks = new Map<string, { total: number; count: number }>();
  for (const [index, at] of better.places.entries()) {
    const key = at.map((value) => Math.floor(value / BLOCK_METRES)).join();
    const block = blocks.get(key) ?? { total: 0, count: 0 };
    block.total += (worse.residuals[index] as number) - (better.residuals[index] as number);
    block.count += 1;
    blocks.set(key, block);
  }
  return [...blocks.values()].map(({ total, count }) => total / count);
}
