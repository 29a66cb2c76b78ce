import { Command } from 'commander';
import { openExistingStore } from '../existing-store.ts';
import { printJson, printProgress } from '../output.ts';
import { rebuildTiles } from '../rebuild-tiles.ts';
import type { RebuildResult } from '../rebuild-tiles.ts';
import { noteLine } from '../shape-notes.ts';
import { runTilesExport } from './tiles-export.ts';

interface TilesOptions {
  readonly snapshot: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `twin tiles --snapshot DIR`: builds the tiles of the snapshot in use, those that changed or all of them. */
export function tilesCommand(): Command {
  const tiles = new Command('tiles')
    .description('build the 3D tiles of the snapshot in use, only what changed')
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .option('--all', 'build every tile anew')
    .option('--json', 'print the report as one JSON object')
    .action(runTiles);
  tiles
    .command('export')
    .exitOverride()
    .description('write the tiles as a plain 3D Tiles folder, for other viewers and validators')
    .requiredOption('--out <dir>', 'new or empty folder to write to')
    .option('--id <id>', 'snapshot to export (default: the one in use)')
    .action((_, command: Command) => runTilesExport(command.optsWithGlobals()));
  return tiles;
}

async function runTiles({ snapshot, all, json }: TilesOptions): Promise<void> {
  const result = await rebuildTiles(await openExistingStore(snapshot), {
    ...(all === undefined ? {} : { all }),
    onProgress: showProgress,
  });
  if (json) printJson(result);
  else printReport(result);
}

function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY) printProgress(`Tiles of ${done} of ${total} buildings …`);
}

function printReport(result: RebuildResult): void {
  for (const note of result.notes) printProgress(`${note.code}: ${noteLine(note)}`);
  const { buildings, rooms, built, reused, removed, bytes, milliseconds } = result;
  const size = `${(bytes / 1e6).toFixed(1)} MB in ${(milliseconds / 1000).toFixed(1)} s`;
  process.stdout.write(
    `${result.snapshotId}: ${result.outcome}, ${buildings} buildings, ${rooms} rooms; ` +
      `${built} tiles built, ${reused} kept, ${removed} removed; ${size}\n`,
  );
}
