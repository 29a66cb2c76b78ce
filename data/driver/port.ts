/** A value SQLite stores. */
export type SqlValue = string | number | bigint | Uint8Array | null;
export type SqlParams = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

/** A connection that can only read. Query functions take this, so they cannot be handed a writer's statements. */
export interface ReadDb {
  /** Path of the main file, or `:memory:`. */
  readonly path: string;
  /** Materialises rows: page anything that may exceed 5,000 (200,000 rows stall the loop for 0.3 s). */
  all<Row extends object>(sql: string, params?: SqlParams): Promise<Row[]>;
  get<Row extends object>(sql: string, params?: SqlParams): Promise<Row | undefined>;
  close(): Promise<void>;
}

/** A connection that writes. Only builders of snapshots and the workspace obtain one. */
export interface WriteDb extends ReadDb {
  /** One statement; gives the number of rows changed. */
  run(sql: string, params?: SqlParams): Promise<number>;
  /** Several statements without parameters. */
  exec(sql: string): Promise<void>;
  /** A statement that is run again and again: it is parsed once. */
  prepare(sql: string): Promise<PreparedStatement>;
}

/** A statement that is parsed already. */
export interface PreparedStatement {
  /** Gives the number of rows changed. */
  run(params: readonly SqlValue[]): Promise<number>;
  /** Gives it back; the connection does so at the latest when it is closed. */
  finalize(): Promise<void>;
}
