/** A row planted to be noticed. `expect` is what an importer should do with it. */
export interface PlantedRow {
  readonly file: string;
  /** Row of the sheet, line of the text file or record of the table file, 1-based, header included where there is one. */
  readonly line: number;
  readonly kind: string;
  readonly expect: 'rejected' | 'held' | 'flagged';
  readonly key: string;
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
}

export interface DemoProgress {
  readonly step: 'city' | 'registry' | 'buildings' | 'rooms' | 'residents' | 'units';
  readonly done: number;
  readonly total: number;
}

export interface DemoReport {
  readonly out: string;
  readonly answersPath: string;
  readonly answers: DemoAnswers;
}
