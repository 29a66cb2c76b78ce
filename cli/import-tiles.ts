import type { DistrictProfile } from '../contract/profile.ts';
import type { TilesBuilder } from '../data/snapshot/finish-base.ts';
import type { TileReport } from '../tiles/build/tile-report.ts';

export interface ImportTilesOptions {
  readonly profile: DistrictProfile;
  /** Aborting it ends the tile build after the buildings it is at. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly stage: 'tiles' | 'verify' }) => void;
}

/** The tiles of an import: built beside its rows, so what becomes of them is told only once all rows are read. */
export class ImportTiles {
  /** What the build did; undefined where it did not run. */
  report: TileReport | undefined;
  private readonly options: ImportTilesOptions;
  private areRowsRead = false;
  private isBuilding = false;

  constructor(options: ImportTilesOptions) {
    this.options = options;
  }

  readonly build: TilesBuilder = async ({ base, previousTilesPath, outPath, signal }) => {
    const { box, storeyMetres } = this.options.profile;
    this.isBuilding = true;
    this.tell();
    // Loaded only where the base changed: it brings the glTF writers.
    const { buildTiles } = await import('../tiles/build-tiles.ts');
    this.report = await buildTiles({
      base,
      box,
      storeyMetres,
      outPath,
      onProgress: () => {
        signal.throwIfAborted();
        this.options.signal?.throwIfAborted();
        this.tell();
      },
      ...(previousTilesPath ? { previousPath: previousTilesPath } : {}),
    });
    this.isBuilding = false;
    this.tell();
  };

  /** From now on the stage is told. */
  rowsAreRead(): void {
    this.areRowsRead = true;
    this.tell();
  }

  private tell(): void {
    if (this.areRowsRead)
      this.options.onProgress?.({ stage: this.isBuilding ? 'tiles' : 'verify' });
  }
}
