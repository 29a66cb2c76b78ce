import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { toErrorShape, TwinError } from '../../contract/errors.ts';
import { MAP_ENCODINGS, MAP_KINDS, type MapBox, type MapInfo } from '../../contract/maps.ts';
import { say } from '../../contract/sentence.ts';
import { storePaths } from '../../data/snapshot/layout.ts';
import { replaceByRename, writeDurably } from '../../data/snapshot/durable.ts';
import { reachOf } from './map-reach.ts';
import { type Mbtiles, openMbtiles } from './open-mbtiles.ts';
import { commonBox } from './tile-grid.ts';

/** The map files (MBTiles) of a store, kept by reference: the list beside the snapshots holds paths, never pictures. */
export interface MapFiles {
  /** In the order they were added; one whose file is gone says so. */
  list(): Promise<MapInfo[]>;
  /** Checks a file and adds it; the same file under another path takes the old one's place. */
  add(file: string, district: MapBox | undefined): Promise<MapInfo>;
  /** False where there was none of this id. The file stays where it is. */
  remove(id: string): Promise<boolean>;
  /** The open file of an id, kept open until it is removed. */
  open(id: string): Promise<Mbtiles>;
  close(): Promise<void>;
}

const boxSchema = z.object({
  westDegrees: z.number(),
  southDegrees: z.number(),
  eastDegrees: z.number(),
  northDegrees: z.number(),
});
const entrySchema = z.object({
  path: z.string(),
  info: z.object({
    id: z.string(),
    title: z.string(),
    fileName: z.string(),
    kind: z.enum(MAP_KINDS),
    encoding: z.enum(MAP_ENCODINGS),
    box: boxSchema,
    minZoom: z.number().int(),
    maxZoom: z.number().int(),
    attribution: z.string().optional(),
  }),
});
type Entry = z.infer<typeof entrySchema>;

/** Opens the list of a store. */
export function createMapFiles(storeFolder: string): MapFiles {
  const listPath = storePaths.maps(storeFolder);
  const opened = new Map<string, Promise<Mbtiles>>();
  const forget = async (id: string) => {
    const file = opened.get(id);
    opened.delete(id);
    await file?.then((each) => each.close()).catch(() => undefined);
  };
  const open = (entry: Entry) => {
    const { id } = entry.info;
    const file = opened.get(id) ?? openSame(entry);
    opened.set(id, file);
    file.catch(() => opened.delete(id));
    return file;
  };
  return {
    async list() {
      const entries = await readList(listPath);
      return Promise.all(
        entries.map(async (entry) => {
          const problem = await open(entry).then(
            () => undefined,
            (error: unknown) => toErrorShape(error),
          );
          return problem ? { ...entry.info, problem } : entry.info;
        }),
      );
    },
    async add(file, district) {
      const { info } = await lookAt(path.resolve(file), district);
      await forget(info.id);
      const others = (await readList(listPath)).filter((each) => each.info.id !== info.id);
      await writeList(listPath, [...others, { path: path.resolve(file), info }]);
      return info;
    },
    async remove(id) {
      const entries = await readList(listPath);
      const rest = entries.filter((each) => each.info.id !== id);
      await forget(id);
      if (rest.length < entries.length) await writeList(listPath, rest);
      return rest.length < entries.length;
    },
    async open(id) {
      const entry = (await readList(listPath)).find((each) => each.info.id === id);
      if (entry) return open(entry);
      throw new TwinError(
        'not-found',
        say`There is no map ${id} on this workstation. Add its file.`,
      );
    },
    close: async () => {
      await Promise.all([...opened.keys()].map(forget));
    },
  };
}

async function lookAt(file: string, district: MapBox | undefined): Promise<Pick<Mbtiles, 'info'>> {
  const opened = await openMbtiles(file);
  await opened.close();
  const { info } = opened;
  if (district && !commonBox(reachOf(district), info.box)) {
    throw new TwinError(
      'invalid',
      say`${file} covers ${boxText(info.box)}, which is nowhere near this district (${boxText(district)}). Choose a map of this place, or correct its bounds.`,
      { file },
    );
  }
  return opened;
}

/** Opens a listed file; another one under its name is not what was added. */
async function openSame({ path: file, info }: Entry): Promise<Mbtiles> {
  const opened = await openMbtiles(file);
  if (opened.info.id === info.id) return opened;
  await opened.close();
  throw new TwinError(
    'stale',
    say`${file} is another map than the one that was added. Add it again.`,
    {
      file,
    },
  );
}

async function readList(listPath: string): Promise<Entry[]> {
  const text = await readFile(listPath, 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  try {
    return z.array(entrySchema).parse(JSON.parse(text));
  } catch {
    throw new TwinError(
      'corrupt',
      say`The list of maps ${listPath} cannot be read. Move it away and add the maps again.`,
      { file: listPath },
    );
  }
}

async function writeList(listPath: string, entries: readonly Entry[]): Promise<void> {
  const draft = `${listPath}.new`;
  await writeDurably(draft, `${JSON.stringify(entries, undefined, 2)}\n`);
  await replaceByRename(draft, listPath);
}

function boxText({ westDegrees, southDegrees, eastDegrees, northDegrees }: MapBox): string {
  const degrees = (value: number) => value.toFixed(3);
  return `${degrees(westDegrees)}–${degrees(eastDegrees)}°E ${degrees(southDegrees)}–${degrees(northDegrees)}°N`;
}
