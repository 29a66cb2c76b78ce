import { Command } from 'commander';
import { TwinError } from '../../contract/errors.ts';
import type { MapInfo } from '../../contract/maps.ts';
import { say } from '../../contract/sentence.ts';
import { createMapFiles, type MapFiles } from '../../tiles/mbtiles/map-files.ts';
import { openExistingStore } from '../existing-store.ts';
import { printJson } from '../output.ts';

interface MapOptions {
  readonly snapshot: string;
  readonly json?: boolean;
}

/** `twin map add FILE | list | remove ID --snapshot DIR`: imagery and terrain (MBTiles) of this workstation. */
export function mapCommand(): Command {
  const map = new Command('map').description(
    'imagery and terrain files (MBTiles) under the district',
  );
  const sub = (name: string, description: string) =>
    map
      .command(name)
      .exitOverride()
      .description(description)
      .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
      .option('--json', 'print the result as JSON');
  sub('add <file>', 'check a file and add it; it stays where it is').action(addMap);
  sub('list', 'the files in use').action(listMaps);
  sub('remove <id>', 'take a file off the list').action(removeMap);
  return map;
}

async function addMap(file: string, options: MapOptions): Promise<void> {
  const store = await openExistingStore(options.snapshot);
  const current = await store.currentId();
  const box = current === undefined ? undefined : (await store.manifest(current)).profile.box;
  await withMaps(store.folder, async (maps) => print([await maps.add(file, box)], options));
}

async function listMaps(options: MapOptions): Promise<void> {
  const { folder } = await openExistingStore(options.snapshot);
  await withMaps(folder, async (maps) => print(await maps.list(), options));
}

async function removeMap(id: string, options: MapOptions): Promise<void> {
  const { folder } = await openExistingStore(options.snapshot);
  await withMaps(folder, async (maps) => {
    if (await maps.remove(id)) return print(await maps.list(), options);
    throw new TwinError('not-found', say`There is no map ${id} on this workstation. Add its file.`);
  });
}

async function withMaps(folder: string, work: (maps: MapFiles) => Promise<void>): Promise<void> {
  const maps = createMapFiles(folder);
  await work(maps).finally(() => maps.close());
}

function print(maps: readonly MapInfo[], { json }: MapOptions): void {
  if (json) return printJson(maps);
  if (maps.length === 0) process.stdout.write('no map file yet\n');
  for (const { id, title, kind, encoding, minZoom, maxZoom, problem } of maps) {
    const state = problem ? `  ${problem.sentence}` : '';
    process.stdout.write(`${id}  ${kind}  ${encoding}  ${minZoom}–${maxZoom}  ${title}${state}\n`);
  }
}
