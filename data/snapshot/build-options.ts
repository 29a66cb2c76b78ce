import type { DistrictProfile } from '../../contract/profile.ts';
import type { Keyring } from '../sealing/keyring.ts';
import type { DeliveryMode } from './delivery.ts';
import type { TilesBuilder } from './finish-base.ts';

/** How a snapshot is to be built. */
export interface BuildOptions {
  readonly profile: DistrictProfile;
  /** The rows are invented: 演示数据·虚构. */
  readonly synthetic: boolean;
  readonly keys: Keyring;
  /** Publish although more rows leave a table than the profile allows. */
  readonly allowDrop?: boolean;
  /** Publish although a file's declared coordinate system fits worse than another one. */
  readonly acceptCrs?: boolean;
  /** Take deliveries of an older date than the rows they meet. */
  readonly allowOlder?: boolean;
  /** How deliveries are meant that do not say so; `full` when absent. */
  readonly mode?: DeliveryMode;
  /** Natural keys of rows that incremental deliveries remove, by table. */
  readonly removed?: Readonly<Record<string, readonly string[]>>;
  /** Names of the tables that will be delivered, where that is known. */
  readonly expected?: readonly string[];
  /** Leave the snapshot in use out of account, e.g. because it is damaged; slots go on after the highest given. */
  readonly fromScratch?: boolean;
  /** Snapshots that stay for rollback. */
  readonly keep?: number;
  /** Builds the tiles; without it a snapshot whose base changed has none. */
  readonly tilesBuilder?: TilesBuilder;
  /** The build will be given up once it was looked at: no file is completed. */
  readonly preview?: boolean;
  /** Aborting it stops `finish` before anything is published. */
  readonly signal?: AbortSignal;
  /** Largest size of one file in bytes; more is an error as on a full disk. */
  readonly maxFileBytes?: number;
}
