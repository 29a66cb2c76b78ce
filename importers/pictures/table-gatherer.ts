import type { PictureFormat, PictureProblem } from '../../contract/schema/pictures.ts';
import type { PicturePart, TableSpec } from '../../contract/schema/table.ts';
import { stagePicture } from '../../data/pictures/picture-files.ts';
import type { Keyring } from '../../data/sealing/keyring.ts';
import { cellText } from '../normalise/cells.ts';
import type { SourceRow } from '../readers/source.ts';
import type { RecognisedFile } from '../recognise.ts';
import type { ImportReporter } from '../report/reporter.ts';
import { partName } from '../rows/delivery.ts';
import type { FolderFile, PictureFolder } from './picture-folder.ts';
import { pathWithin, pictureNames } from './picture-names.ts';
import { problemSentence } from './problem-sentence.ts';
import { readPicture } from './read-picture.ts';

/** A photograph a row names, and what was found of it. */
export interface GatheredPicture extends Found {
  readonly key: string;
  readonly part: PicturePart;
  readonly sequence: number;
  readonly name: string;
  /** File and line of the row. */
  readonly file: string;
  readonly line: number;
}

/** What became of a file: its stored content, or why there is none. */
interface Found {
  readonly problem?: PictureProblem;
  readonly content?: string;
  readonly format?: PictureFormat;
  readonly widthPixels?: number;
  readonly heightPixels?: number;
  readonly sizeBytes?: number;
}

/** Photographs of the rows of one table that were read: plain data. */
export interface GatheredPictures {
  readonly table: string;
  /** Keys of all rows read, with photographs or without; of an incremental delivery only. */
  readonly keys: readonly string[] | undefined;
  readonly pictures: readonly GatheredPicture[];
}

export interface GathererOptions {
  /** Of the build: photographs wait there until it is published. */
  readonly folder: string;
  readonly keyring: Keyring;
  readonly reporter: ImportReporter;
  readonly largestBytes: number;
  readonly incremental: boolean;
}

/** The folder beside a file. */
export type FolderOf = (file: RecognisedFile) => Promise<PictureFolder>;

interface Named {
  readonly key: string;
  readonly part: PicturePart;
  readonly sequence: number;
  readonly name: string;
  readonly source: RecognisedFile;
  readonly file: string;
  readonly line: number;
}

/** Photographs read at a time: each is held in memory whole. */
const READ_AT_ONCE = 4;

/** Gathers the photographs of one table: names while its rows pass, files once they have. */
export class TableGatherer {
  private readonly names: Named[] = [];
  private readonly keys: string[] = [];

  private readonly table: TableSpec;
  private readonly options: GathererOptions;
  private readonly folderOf: FolderOf;
  private readonly gathered: GatheredPictures[];

  constructor(
    table: TableSpec,
    options: GathererOptions,
    folderOf: FolderOf,
    gathered: GatheredPictures[],
  ) {
    this.table = table;
    this.options = options;
    this.folderOf = folderOf;
    this.gathered = gathered;
  }

  /** What takes the names in the rows of a file; nothing for one whose rows need not be looked at. */
  reader(source: RecognisedFile): ((key: string, row: SourceRow) => void) | undefined {
    const columns = [...columnsOf(this.table, source)];
    const { incremental } = this.options;
    if (columns.length === 0 && !incremental) return undefined;
    return (key, row) => {
      if (incremental) this.keys.push(key);
      for (const [part, indexes] of columns) {
        const names = indexes.flatMap((at) => pictureNames(cellText(row.cells[at] ?? null)));
        if (names.length === 0) continue;
        const of = { key, part, source, file: partName(source, row.sheet ?? 0), line: row.line };
        for (const [at, name] of names.entries())
          this.names.push({ ...of, sequence: at + 1, name });
      }
    };
  }

  /** Reads the files, each once, and reports those that are not there or no pictures. */
  async finish(): Promise<void> {
    const { table, options, names } = this;
    const files = new Map<string, Promise<Found>>();
    const pictures: GatheredPicture[] = [];
    for (let at = 0; at < names.length; at += READ_AT_ONCE) {
      const some = names.slice(at, at + READ_AT_ONCE);
      const found = await Promise.all(some.map((named) => this.find(named, files)));
      for (const [index, { source: _, ...named }] of some.entries())
        pictures.push({ ...named, ...found[index] });
    }
    for (const [index, { problem }] of pictures.entries())
      if (problem) this.report(names[index] as Named, problem);
    const keys = options.incremental ? this.keys : undefined;
    this.gathered.push({ table: table.name, keys, pictures });
  }

  private async find({ name, source }: Named, files: Map<string, Promise<Found>>): Promise<Found> {
    const path = pathWithin(name);
    if (path === undefined) return { problem: 'path' };
    const file = (await this.folderOf(source)).find(path);
    if (!file) return { problem: 'missing' };
    const known = files.get(file.path) ?? this.take(file);
    files.set(file.path, known);
    return known;
  }

  private async take(file: FolderFile): Promise<Found> {
    const { largestBytes, folder, keyring } = this.options;
    if (file.bytes > largestBytes) return { problem: 'size' };
    const whole = await file.read();
    if (typeof whole === 'string') return { problem: whole };
    const read = readPicture(whole);
    if (typeof read === 'string') return { problem: read };
    const keys = await keyring.forSealing(this.table.department.id);
    return {
      content: await stagePicture(folder, keys, read.bytes),
      format: read.format,
      widthPixels: read.width,
      heightPixels: read.height,
      sizeBytes: read.bytes.length,
    };
  }

  private report({ name, part, source, file, line }: Named, problem: PictureProblem): void {
    const { reporter, largestBytes } = this.options;
    const code = `PICTURE_${problem.toUpperCase()}`;
    const [column = 0] = columnsOf(this.table, source).get(part) ?? [];
    const header = source.table.headers[column] ?? '';
    const sentence = problemSentence(problem, name, largestBytes);
    const place = { table: this.table, file, line, header };
    reporter.warn(place, { code, field: header, value: name, sentence });
    reporter.countFlags(this.table, file, [code]);
  }
}

/** Columns of a file that name photographs of a table's rows. */
export function columnsOf(
  table: TableSpec,
  { matches }: RecognisedFile,
): ReadonlyMap<PicturePart, readonly number[]> {
  return matches.get(table.name)?.pictures ?? new Map();
}
