import type { ImportProgressInfo } from '../../contract/imports.ts';

type Stage = ImportProgressInfo['stage'];

/** What an import told last. */
export interface ProgressNews {
  readonly stage: Stage;
  readonly table?: { readonly title: string; readonly titleEn: string };
  /** Rows read so far, of all files. */
  readonly rows: number;
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

/** Turns news of an import into rate, share done and remaining time. Shares never fall. */
export class ProgressMeter {
  private readonly options: MeterOptions;
  private shown = 0;
  private readFromMs: number;
  private readUntilMs: number | undefined;
  private rowsBefore = 0;
  /** When the last row came, once all that were expected had. */
  private allReadMs: number | undefined;

  constructor(options: MeterOptions) {
    this.options = options;
    this.readFromMs = options.startedAtMs;
  }

  measure(news: ProgressNews, nowMs: number): ImportProgressInfo {
    const { stage, rows } = news;
    const { startedAtMs, expectedRows } = this.options;
    if (stage === 'tiles' || stage === 'verify') this.readUntilMs ??= nowMs;
    if (rows === 0) this.readFromMs = nowMs;
    if (rows >= expectedRows && rows > this.rowsBefore) this.allReadMs = nowMs;
    this.rowsBefore = rows;
    const readingSeconds = ((this.allReadMs ?? this.readUntilMs ?? nowMs) - this.readFromMs) / 1000;
    const rate = readingSeconds > SETTLING_SECONDS && rows > 0 ? rows / readingSeconds : null;
    const isTold = rows >= expectedRows * TELLING_SHARE || readingSeconds > TELLING_SECONDS;
    const remaining = isTold ? this.remaining(rows, rate, nowMs) : null;
    const elapsed = (nowMs - startedAtMs) / 1000;
    if (remaining !== null)
      this.shown = Math.max(this.shown, Math.min(0.99, elapsed / (elapsed + remaining)));
    return {
      stage,
      table: news.table ?? null,
      rows,
      expectedRows: Math.max(expectedRows, rows),
      rowsPerSecond: rate === null ? null : Math.round(rate),
      done: this.shown,
      remainingSeconds: remaining === null ? null : Math.max(1, Math.round(remaining)),
    };
  }

  private remaining(rows: number, rate: number | null, nowMs: number): number | null {
    if (rate === null) return null;
    if (this.readUntilMs !== undefined)
      return Math.max(0, this.finishSeconds(rows) - (nowMs - this.readUntilMs) / 1000);
    // What follows the last row, addresses placed again for one, takes as long as the tables in use are large: nobody can tell.
    if (this.allReadMs !== undefined && nowMs > this.allReadMs) return null;
    const expected = Math.max(rows, this.options.expectedRows);
    return (expected - rows) / rate + this.finishSeconds(expected);
  }

  private finishSeconds(rows: number): number {
    const { dryRun, finishSecondsPerRow = FINISH_SECONDS_PER_ROW } = this.options;
    return dryRun ? 0 : Math.max(SHORTEST_FINISH_SECONDS, rows * finishSecondsPerRow);
  }
}
