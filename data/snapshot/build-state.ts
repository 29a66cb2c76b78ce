import type { DistrictProfile } from '../../contract/profile.ts';
import type { TableChange } from '../../contract/queries/snapshot.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { SnapshotFileName, TableSpec } from '../../contract/schema/table.ts';
import { SNAPSHOT_FILES, sealedColumns } from '../../contract/schema/table.ts';
import type { DepartmentKeys } from '../sealing/department-keys.ts';
import type { Keyring } from '../sealing/keyring.ts';
import type { DeliveryMode } from './delivery.ts';
import type { FinishedFile } from './finish-files.ts';
import type { HighestSlots } from './highest-slots.ts';
import type { SnapshotManifest, SourceFileRecord } from './manifest.ts';
import type { Renewal } from './renew-table.ts';
import { SlotBook } from './slots.ts';
import type { Workbench } from './workbench.ts';

/** Options by which a person says that what blocks publishing is right. */
export type BlockOption = 'allowDrop' | 'acceptCrs' | 'allowOlder';

/** Why publishing waits for a person (待确认). */
export interface Block {
  readonly sentence: string;
  readonly option: BlockOption;
  /** A table whose files are of an older date than what is loaded. */
  readonly older?: OlderTable;
}

/** Dates `YYYY-MM-DD` of a table: what is loaded, and the latest of its files that would take its place. */
export interface OlderTable {
  readonly table: string;
  readonly loaded: string;
  readonly delivered: string;
}

/** What a build knows while it runs. */
export class BuildState {
  /** Source files by table: the previous snapshot's until the table is delivered. */
  readonly sources = new Map<string, readonly SourceFileRecord[]>();
  readonly changes = new Map<string, TableChange>();
  /** Tables whose rows may differ from the previous snapshot's. */
  readonly moved = new Set<string>();
  /** Tables that need no further look in this build. */
  readonly settled = new Set<string>();
  readonly delivered = new Set<string>();
  /** How tables follow from their previous versions, where only rows that differ were written. */
  readonly renewals = new Map<string, Renewal>();
  /** Why publishing is refused until it is allowed expressly. */
  readonly blocks: Block[] = [];

  /** Files that are complete, checked and wait to be published. */
  readonly finished = new Map<SnapshotFileName, FinishedFile>();
  /** The base and its tiles being completed while branches are built. */
  finishingBase: Promise<void> | undefined;
  /** Aborted when the build ends. */
  readonly ending = new AbortController();

  /** Id of the build, which is the batch of its sources. */
  readonly id: string;
  readonly bench: Workbench;
  readonly profile: DistrictProfile;
  readonly previous: SnapshotManifest | undefined;
  readonly keys: Keyring;
  /** How deliveries are meant that do not say so. */
  readonly mode: DeliveryMode;
  /** Natural keys to remove, by table. */
  readonly removed: Readonly<Record<string, readonly string[]>>;
  private readonly books = new Map<string, SlotBook>();
  private highest: HighestSlots;
  private readonly idRounds = new Map<SnapshotFileName, number>();
  private readonly idsBefore: number;

  constructor(options: {
    readonly id: string;
    readonly bench: Workbench;
    readonly profile: DistrictProfile;
    readonly previous: SnapshotManifest | undefined;
    readonly keys: Keyring;
    readonly highest: HighestSlots;
    readonly mode?: DeliveryMode;
    readonly removed?: Readonly<Record<string, readonly string[]>>;
  }) {
    this.id = options.id;
    this.bench = options.bench;
    this.profile = options.profile;
    this.previous = options.previous;
    this.keys = options.keys;
    this.highest = options.highest;
    this.mode = options.mode ?? 'full';
    this.removed = options.removed ?? {};
    const records = options.previous?.sources ?? [];
    this.idsBefore = Math.floor(
      Math.max(0, ...records.map(({ fileId }) => fileId)) / SNAPSHOT_FILES.length,
    );
    for (const record of records) {
      this.sources.set(record.table, [...(this.sources.get(record.table) ?? []), record]);
    }
  }

  /**
   * Id of the next source file of a snapshot file's tables. Each snapshot file counts for itself, so that ids do not
   * depend on which of them is built first.
   */
  nextFileId(file: SnapshotFileName): number {
    const round = (this.idRounds.get(file) ?? this.idsBefore) + 1;
    this.idRounds.set(file, round);
    return round * SNAPSHOT_FILES.length + SNAPSHOT_FILES.indexOf(file);
  }

  /** Leaves ids out that the files of other tables may have. */
  skipFileIds(file: SnapshotFileName, count: number): void {
    this.idRounds.set(file, (this.idRounds.get(file) ?? this.idsBefore) + count);
  }

  /** The slot book of a table, read from the ledger on first use. */
  async slotBook(table: string): Promise<SlotBook> {
    const known = this.books.get(table);
    if (known) return known;
    const book = await SlotBook.load(this.bench.db, table, this.highest[table] ?? 0);
    this.books.set(table, book);
    return book;
  }

  /** Finds slots in the tables that `table` refers to; their rows must be settled. */
  async slotFinder(table: TableSpec): Promise<(table: string, key: string) => number | undefined> {
    const books = new Map<string, SlotBook>();
    for (const name of referredTables(table)) books.set(name, await this.slotBook(name));
    return (name, key) => books.get(name)?.find(key);
  }

  /** Keys of the department of a table with sealed columns. */
  async keysOf(table: TableSpec): Promise<DepartmentKeys | undefined> {
    if (sealedColumns(table).length === 0) return undefined;
    return this.keys.forSealing(table.department.id);
  }

  /** Gives the memory of slot books back, all of which are in the ledger; they are read from there when they are needed again. */
  forgetSlots(): void {
    this.highest = this.highestSlots();
    this.books.clear();
  }

  /** Highest slots ever given, those of this build included. */
  highestSlots(): HighestSlots {
    const given = [...this.books].map(([table, book]) => [table, book.highest] as const);
    return { ...this.highest, ...Object.fromEntries(given) };
  }
}

/** Names of the tables a table refers to. */
export function referredTables(table: TableSpec): string[] {
  const names = Object.values(table.columns).flatMap(({ references }) => references ?? []);
  return [...new Set(names)].map((name) => tableSpec(name).name);
}
