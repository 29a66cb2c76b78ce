import { Command } from 'commander';
import { requireCurrent } from '../../data/snapshot/store.ts';
import { openExistingStore } from '../existing-store.ts';
import { listedSnapshots, snapshotLines } from '../listed-snapshots.ts';
import { printJson } from '../output.ts';

interface SnapshotsOptions {
  readonly snapshot: string;
  readonly json?: boolean;
}

/** `twin snapshots --snapshot DIR`: the snapshots there are, and how many and how long the profile keeps. */
export function snapshotsCommand(): Command {
  return new Command('snapshots')
    .description('list the snapshots there are, and what the profile keeps')
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .option('--json', 'print one JSON object')
    .action(runSnapshots);
}

async function runSnapshots({ snapshot, json }: SnapshotsOptions): Promise<void> {
  const store = await openExistingStore(snapshot);
  const snapshots = await listedSnapshots(store);
  const { profile } = await store.manifest(await requireCurrent(store));
  const { id, keepSnapshots, retentionDays } = profile;
  if (json) return printJson({ profile: id, keepSnapshots, retentionDays, snapshots });
  process.stdout.write(
    [
      snapshotLines(snapshots),
      `Profile ${id} keeps ${keepSnapshots} snapshots (keepSnapshots) and row changes for ${retentionDays.open} days,`,
      ` of persons and reports for ${retentionDays.personal} days (retentionDays).`,
      ' To change it, import with --profile and a profile.json that says so.\n',
    ].join(''),
  );
}
