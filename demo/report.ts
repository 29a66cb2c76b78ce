import type { SystemId } from '../contract/systems.ts';

/** A row planted to be noticed. `expect` is what an importer should do with it. */
export interface PlantedRow {
  readonly file: string;
  /** Row of the sheet, line of the text file or record of the table file, 1-based, header included where there is one. */
  readonly line: number;
  readonly kind: string;
  readonly expect: 'rejected' | 'held' | 'flagged';
  readonly key: string;
}

/** What one system's exports hold: good rows by table, and planted truths by kind. */
export interface SystemAnswers {
  readonly counts: Readonly<Record<string, number>>;
  readonly truths: Readonly<Record<string, readonly unknown[]>>;
}

/** What stands in `<out>-answers.json`: counts, planted rows and facts to look for. */
export interface DemoAnswers {
  readonly scale: number;
  readonly seed: number;
  readonly asOf: string;
  /** Good rows, planted ones not counted. */
  readonly counts: {
    readonly buildings: number;
    readonly buildingParts: number;
    readonly rooms: number;
    readonly residentRecords: number;
    readonly currentRecords: number;
    readonly units: number;
  };
  /** Data rows a file holds, planted ones counted. */
  readonly files: Readonly<Record<string, number>>;
  readonly planted: readonly PlantedRow[];
  readonly facts: Readonly<Record<string, unknown>>;
  /** The systems beside registry and community policing that were written. */
  readonly systems?: Readonly<Partial<Record<SystemId, SystemAnswers>>>;
}

export interface DemoProgress {
  readonly step: 'city' | 'buildings' | 'rooms' | 'residents' | 'units' | SystemId;
  readonly done: number;
  readonly total: number;
}

export interface DemoReport {
  readonly out: string;
  readonly answersPath: string;
  readonly answers: DemoAnswers;
}
