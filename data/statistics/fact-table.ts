import { keptValue } from '../kept/kept-value.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { CodeColumn, Column } from './columns.ts';
import { type ComputedColumn, type FactSpec, isComputed } from './fact.ts';
import { keptCount, readColumns, readPlaceColumns, ROW_COLUMN } from './read-columns.ts';

const PLACE_COLUMNS: readonly string[] = [
  'district',
  'street',
  'community',
  'grid',
  'building',
  'floor',
  'room',
];

/**
 * The facts of one table in typed arrays, each column read when it is first asked for and kept as long as the snapshot
 * is open.
 */
export class FactTable {
  readonly spec: FactSpec;
  readonly length: number;
  readonly #loaded = new Map<string, Column>();
  readonly #loading = new Map<string, Promise<void>>();
  readonly #snapshot: OpenSnapshot;

  private constructor(spec: FactSpec, length: number, snapshot: OpenSnapshot) {
    this.spec = spec;
    this.length = length;
    this.#snapshot = snapshot;
  }

  static async open(spec: FactSpec, snapshot: OpenSnapshot): Promise<FactTable> {
    return new FactTable(spec, await keptCount(snapshot, spec), snapshot);
  }

  /** Area levels and code columns: what the facts can be counted and filtered by. */
  get dimensions(): readonly string[] {
    const codes = Object.entries(this.spec.columns).filter(([, { kind }]) => kind === 'code');
    return [...PLACE_COLUMNS, ...codes.map(([name]) => name)];
  }

  isDimension(name: string): boolean {
    return PLACE_COLUMNS.includes(name) || this.spec.columns[name]?.kind === 'code';
  }

  /** Names of every column, areas included. */
  get names(): readonly string[] {
    return [...PLACE_COLUMNS, ...Object.keys(this.spec.columns), ROW_COLUMN];
  }

  /** A column that was loaded. */
  column(name: string): Column {
    const column = this.#loaded.get(name);
    if (!column) throw new RangeError(`column ${name} of ${this.spec.name} is not loaded`);
    return column;
  }

  /** A code column that was loaded. */
  codes(name: string): CodeColumn {
    const column = this.column(name);
    if (column.kind !== 'code') throw new RangeError(`${this.spec.name}.${name} is no code`);
    return column;
  }

  /** Reads the columns named that have not been read, in as few passes as their joins allow. */
  async load(names: Iterable<string>): Promise<void> {
    const missing = [...new Set(names)].filter((name) => !this.#loading.has(name));
    for (const [join, columns] of this.#byPass(missing)) {
      const pass = this.#read(join, columns);
      for (const name of columns) this.#begin(name, pass);
    }
    await Promise.all([...new Set(names)].map((name) => this.#loading.get(name)));
  }

  #begin(name: string, pass: Promise<void>): void {
    this.#loading.set(name, pass);
    pass.catch(() => this.#loading.delete(name));
  }

  #byPass(names: readonly string[]): Map<string, string[]> {
    const passes = new Map<string, string[]>();
    for (const name of names) {
      const pass = this.#passOf(name);
      const all = pass === 'place' ? PLACE_COLUMNS : [name];
      const known = passes.get(pass) ?? passes.set(pass, []).get(pass)!;
      known.push(...all.filter((each) => !known.includes(each)));
    }
    return passes;
  }

  #passOf(name: string): string {
    if (PLACE_COLUMNS.includes(name)) return 'place';
    if (name === ROW_COLUMN) return 'row';
    const column = this.spec.columns[name];
    if (!column) throw new RangeError(`${this.spec.name} has no column ${name}`);
    return isComputed(column) ? `computed ${name}` : `join ${column.join ?? ''}`;
  }

  async #read(pass: string, names: readonly string[]): Promise<void> {
    if (pass === 'place') return this.#readPlaces();
    if (pass === 'row') return this.#readColumns(undefined, names);
    const first = this.spec.columns[names[0]!]!;
    if (!isComputed(first)) return this.#readColumns(first.join, names);
    this.#loaded.set(names[0]!, await this.#compute(names[0]!, first));
  }

  async #compute(name: string, { keep, needs, compute }: ComputedColumn): Promise<Column> {
    const work = async (): Promise<Column> => {
      await this.load(needs);
      return compute(this, this.#snapshot);
    };
    if (!keep) return work();
    const basis = keep(this.#snapshot);
    return keptValue(this.#snapshot, `${this.spec.name}.${name}`, basis, work);
  }

  async #readPlaces(): Promise<void> {
    const columns = await readPlaceColumns(this.#snapshot, this.spec, this.length);
    for (const [name, column] of Object.entries(columns)) this.#loaded.set(name, column);
  }

  async #readColumns(join: string | undefined, names: readonly string[]): Promise<void> {
    const read = await readColumns(this.#snapshot, this.spec, this.length, { join, names });
    for (const [name, column] of read) this.#loaded.set(name, column);
  }
}
