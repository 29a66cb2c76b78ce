import type { ImportProgressInfo } from '../../contract/imports.ts';

type Stage = ImportProgressInfo['stage'];

/** What an import told last. */
export interface ProgressNews {
  readonly stage: Stage;
  readonly table?: { readonly title: string; readonly titleEn: string };
  /** Rows read so far, of all files. */
  readonly rows: number;
  /** Rows of files that are taken over as they are: they were expected, and nobody reads them. */
  readonly kept?: number;
}

export interface MeterOptions {
  readonly expectedRows: number;
  /** A dry run ends with the last row. */
  readonly dryRun: boolean;
  /** Seconds that tiles and checks took for each row the last time. */
  readonly finishSecondsPerRow?: number;
  readonly startedAtMs: number;
}

const FINISH_SECONDS_PER_ROW = 2e-5;
const SHORTEST_FINISH_SECONDS = 2;
/** Before this much reading a rate says nothing. */
const SETTLING_SECONDS = 0.5;
/** The first file is often a slow one: time that remains is told from this share of the rows on, or after so many seconds. */
const TELLING_SHARE = 0.02;
const TELLING_SECONDS = 10;

/** From fewer rows than these nothing is learnt: what ends an import takes as long for a few buildings as for all. */
const LEARNT_FROM_ROWS = 100_000;

/** Seconds a row between the last row of an import and its end, for the next one; undefined where it had too few rows. */
export function finishSecondsPerRow(seconds: number, rows: number): number | undefined {
  return rows >= LEARNT_FROM_ROWS ? seconds / rows : undefined;
}

/**
 * What an import is at: `looking` at its files, `reading` their rows, `placing` addresses again, which takes as long as the
 * tables in use are large, so nobody can tell how long, and `finishing`: tiles and checks.
 */
type Phase = 'looking' | 'reading' | 'placing' | 'finishing';

/** Turns news of an import into rate, share done and remaining time. Shares never fall. */
export class ProgressMeter {
  private readonly options: MeterOptions;
  private shown = 0;
  private phase: Phase = 'looking';
  private phaseFromMs: number;
  private readingFromMs: number;
  private lastRowMs: number;
  private rows = 0;
  private expectedRows: number;

  constructor(options: MeterOptions) {
    this.options = options;
    this.expectedRows = options.expectedRows;
    this.phaseFromMs = this.readingFromMs = this.lastRowMs = options.startedAtMs;
  }

  measure(news: ProgressNews, nowMs: number): ImportProgressInfo {
    this.advance(news, nowMs);
    const { rows, expectedRows } = this;
    const rate = this.rate(nowMs);
    const remaining = this.remaining(rate, nowMs);
    const elapsed = (nowMs - this.options.startedAtMs) / 1000;
    if (remaining !== null)
      this.shown = Math.max(this.shown, Math.min(0.99, elapsed / (elapsed + remaining)));
    return {
      stage: news.stage,
      table: news.table ?? null,
      rows,
      expectedRows,
      rowsPerSecond: rate === null ? null : Math.round(rate),
      done: this.shown,
      remainingSeconds: remaining === null ? null : Math.max(1, Math.round(remaining)),
    };
  }

  private advance({ stage, rows, kept = 0 }: ProgressNews, nowMs: number): void {
    if (rows > this.rows) this.lastRowMs = nowMs;
    if (rows === 0) this.readingFromMs = nowMs;
    this.rows = rows;
    this.expectedRows = Math.max(rows, this.options.expectedRows - kept);
    const phase = this.phaseOf(stage);
    if (phase === this.phase) return;
    this.phase = phase;
    this.phaseFromMs = nowMs;
  }

  private phaseOf(stage: Stage): Phase {
    if (this.phase === 'finishing' || stage === 'tiles' || stage === 'verify') return 'finishing';
    if (stage === 'place') return 'placing';
    if (this.rows === 0) return 'looking';
    return this.rows >= this.expectedRows ? 'placing' : 'reading';
  }

  /** Once all rows are read it is what the reading took. */
  private readingSeconds(nowMs: number): number {
    const untilMs = this.phase === 'reading' ? nowMs : this.lastRowMs;
    return (untilMs - this.readingFromMs) / 1000;
  }

  private rate(nowMs: number): number | null {
    const seconds = this.readingSeconds(nowMs);
    return seconds > SETTLING_SECONDS && this.rows > 0 ? this.rows / seconds : null;
  }

  private remaining(rate: number | null, nowMs: number): number | null {
    const { phase, rows, expectedRows } = this;
    if (rate === null || phase === 'looking' || phase === 'placing') return null;
    if (phase === 'finishing') {
      const left = this.finishSeconds() - (nowMs - this.phaseFromMs) / 1000;
      return left > 0 ? left : null;
    }
    const isSettled =
      rows >= expectedRows * TELLING_SHARE || this.readingSeconds(nowMs) > TELLING_SECONDS;
    return isSettled ? (expectedRows - rows) / rate + this.finishSeconds() : null;
  }

  private finishSeconds(): number {
    const { dryRun, finishSecondsPerRow = FINISH_SECONDS_PER_ROW } = this.options;
    return dryRun ? 0 : Math.max(SHORTEST_FINISH_SECONDS, this.expectedRows * finishSecondsPerRow);
  }
}
