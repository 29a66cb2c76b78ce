import { type MessagePort } from 'node:worker_threads';
import { tableSpec } from '../../contract/schema/index.ts';
import { isRunningNumber } from '../../contract/yearly-numbers.ts';
import {
  type KnownKeys,
  type NumberedRow,
  type Parent,
  ParentKeys,
  type PassedKeys,
} from './parent-keys.ts';

/** One end of a feed: what passes is the key of a row of the parent, batch by batch. */
export interface FeedEnd {
  readonly parent: Pick<Parent, 'table' | 'key'>;
  readonly port: MessagePort;
}

/** `begun` once its rows are read, `done` after the last; a feed that closes without having begun has nothing to say. */
type FeedNews = PassedKeys | 'begun' | 'done';

/** Tells the keys of a table's rows as they pass to a lane that reads rows which refer to them (键流). */
export class KeyFeed {
  readonly parent: FeedEnd['parent'];
  private readonly port: MessagePort;

  constructor({ parent, port }: FeedEnd) {
    this.parent = parent;
    this.port = port;
  }

  tell(news: FeedNews): void {
    this.port.postMessage(news);
  }

  close(): void {
    this.port.close();
  }
}

/** The keys of a table that another lane reads at the same time, as far as they have come. */
export class FedKeys implements KnownKeys {
  readonly parent: FeedEnd['parent'];
  private readonly port: MessagePort;
  private readonly keys = new ParentKeys();
  /** Numbers of the parent may begin again each year. */
  private readonly isYearly: boolean;
  private hasBegun = false;
  private isOver = false;
  private wake: () => void = () => undefined;

  constructor({ parent, port }: FeedEnd) {
    this.parent = parent;
    this.isYearly = tableSpec(parent.table).yearly?.number === parent.key;
    this.port = port;
    port.on('message', (news: FeedNews) => this.take(news));
    port.on('close', () => this.end());
  }

  get size(): number {
    return this.keys.size;
  }

  has(key: string): boolean {
    return this.keys.has(key);
  }

  numbered(number: string): readonly NumberedRow[] {
    return this.keys.numbered(number);
  }

  tellsOf(number: string, minute: number): boolean {
    return this.keys.tellsOf(number, minute);
  }

  /** Waits for the first key or for the end; says whether the rows of the table are read in this import at all. */
  async begun(): Promise<boolean> {
    while (this.size === 0 && !this.isOver) await this.news();
    return this.hasBegun;
  }

  /** Waits until all is known of a key: it has come, or all have; of a running number once the rows of all years have. */
  async arrival(key: string): Promise<void> {
    while (!this.isKnown(key)) await this.news();
  }

  /** Whether nothing is to be waited for. */
  isKnown(key: string): boolean {
    const isWhole = !this.isYearly || !isRunningNumber(key);
    return this.isOver || (this.keys.has(key) && isWhole);
  }

  close(): void {
    this.port.close();
  }

  private take(news: FeedNews): void {
    if (news === 'begun') this.hasBegun = true;
    else if (news === 'done') this.isOver = true;
    else this.keys.addAll(news);
    this.wake();
  }

  private end(): void {
    this.isOver = true;
    this.wake();
  }

  private news(): Promise<void> {
    return new Promise((resolve) => (this.wake = resolve));
  }
}
