import type { Sentence } from '../../contract/sentence.ts';
import { readingLabel, type CrsReading } from './readings.ts';
import type { CrsVerdict } from './detect.ts';
import type { FitCandidate, FitMethod } from './fit.ts';
import type { CrsJudgement } from './judge.ts';

/** One line of the table of residuals. */
export interface FitLine extends CrsReading {
  readonly label: string;
  readonly residualMetres: number;
  /** Positions measured. */
  readonly n: number;
  readonly method: FitMethod;
}

/** What the known places say of a file's coordinate system: for the report and the import desk. */
export interface CrsFitReport {
  readonly file: string;
  /** The reading used. */
  readonly used: string;
  readonly basis: CrsVerdict['basis'];
  readonly verdict: CrsJudgement['verdict'];
  /** With the residuals. */
  readonly sentence: Sentence;
  /** Why publishing should wait for a person; absent unless the declaration is contradicted. */
  readonly block?: string;
  /** Best first. */
  readonly candidates: readonly FitLine[];
}

/** The report of one file's fit. */
export function fitReport(
  file: string,
  used: CrsVerdict,
  { verdict, sentence, best }: CrsJudgement,
  fits: readonly FitCandidate[],
): CrsFitReport {
  const doubted = verdict === 'contradicted' && best;
  return {
    file,
    used: readingLabel(used),
    basis: used.basis,
    verdict,
    sentence,
    ...(doubted ? { block: blockSentence(file, used, best) } : {}),
    candidates: fits.map(fitLine),
  };
}

/** A candidate without its positions. */
export function fitLine({ candidate, residualMetres, n, method }: FitCandidate): FitLine {
  const rounded = Math.round(residualMetres * 100) / 100;
  return { ...candidate, label: readingLabel(candidate), residualMetres: rounded, n, method };
}

function blockSentence(file: string, used: CrsReading, best: CrsReading): string {
  return `${file} is declared ${readingLabel(used)} but fits what is known as ${readingLabel(best)}: correct "crs" in --map if that is right.`;
}
