import { dirname } from 'node:path';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { RecognisedFile } from '../recognise.ts';
import { openPictureFolder, type PictureFolder } from './picture-folder.ts';
import {
  columnsOf,
  type GatheredPictures,
  type GathererOptions,
  TableGatherer,
} from './table-gatherer.ts';

/** Gathers the photographs that the rows of tables name while these are read (照片). */
export class PictureGatherer {
  readonly gathered: GatheredPictures[] = [];
  private readonly options: GathererOptions;
  private readonly folders = new Map<string, Promise<PictureFolder>>();

  constructor(options: GathererOptions) {
    this.options = options;
  }

  /**
   * Fingerprints of the photographs beside the files that name some; empty where none do. Another one once the key was destroyed that they
   * were kept under, so that they come back with the next full delivery.
   */
  async stamps(table: TableSpec, files: readonly RecognisedFile[]): Promise<string[]> {
    const naming = files.filter((file) => columnsOf(table, file).size > 0);
    const stamps = await Promise.all(naming.map(async (file) => (await this.folderOf(file)).stamp));
    if (stamps.length === 0) return stamps;
    const { destroyedKeys } = await this.options.keyring.forSealing(table.department.id);
    return destroyedKeys === 0 ? stamps : [...stamps, `keys destroyed: ${destroyedKeys}`];
  }

  /** Begins with the rows of a table. */
  begin(table: TableSpec): TableGatherer {
    return new TableGatherer(table, this.options, (file) => this.folderOf(file), this.gathered);
  }

  private folderOf({ file }: RecognisedFile): Promise<PictureFolder> {
    const folder = dirname(file.path);
    const known = this.folders.get(folder) ?? openPictureFolder(folder);
    this.folders.set(folder, known);
    return known;
  }
}
