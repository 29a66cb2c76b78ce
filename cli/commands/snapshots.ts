import { Command } from 'commander';
import { readTerms } from '../../data/retention/terms.ts';
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
  const terms = await readTerms(store.folder, profile);
  if (json) return printJson({ profile: profile.id, terms, snapshots });
  process.stdout.write(
    [
      snapshotLines(snapshots),
      `${terms.snapshots} snapshots are kept, row changes for ${terms.openChanges} days, those of persons for`,
      ` ${terms.personalChanges}, reports for ${terms.reports}. twin retention shows what is due and changes it.\n`,
    ].join(''),
  );
}
