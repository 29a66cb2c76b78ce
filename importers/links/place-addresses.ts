import type { DistrictProfile } from '../../contract/profile.ts';
import { addressLink } from '../../contract/schema/registry.ts';
import type { SnapshotBuild } from '../../data/snapshot/build.ts';
import type { TellProgress } from '../deliver-datasets.ts';
import type { LanePool } from '../lanes/lane-pool.ts';
import { type FieldLevels, type LinkCount, LinkCounter } from './link-counts.ts';
import { type LinkedStretch, linkDelivery } from './link-delivery.ts';
import type { LinkJob } from './link-job.ts';

/** So many stretches are worth a gazetteer of its own on a second thread. */
const WORTH_A_THREAD = 6;

export interface PlaceAddressesOptions {
  readonly build: SnapshotBuild;
  readonly profile: DistrictProfile;
  readonly lanes: LanePool;
  readonly onProgress: TellProgress | undefined;
}

/**
 * Places the written addresses of all tables, once the tables are there, stretch by stretch on all lanes. Gives how those
 * of tables are placed of which any had to be placed anew.
 */
export async function placeAddresses({
  build,
  profile,
  lanes,
  onProgress,
}: PlaceAddressesOptions): Promise<LinkCount[]> {
  const counter = new LinkCounter();
  const { name, title } = addressLink;
  let rows = 0;
  async function* work(jobs: readonly LinkJob[]): AsyncGenerator<LinkedStretch> {
    for await (const { job, counted } of linked(jobs, lanes)) {
      const placed = counter.add(job.table, counted);
      rows += placed;
      onProgress?.({ table: name, title, rows, done: false });
      yield { job, rows: placed };
    }
    onProgress?.({ table: name, title, rows, done: true });
  }
  const onKept = (table: string, counted: FieldLevels) => void counter.add(table, counted);
  const delivery = await linkDelivery({ build, profile, work, onKept });
  if (delivery) await build.deliver(delivery);
  return counter.counts();
}

interface Linked {
  readonly job: LinkJob;
  readonly counted: FieldLevels;
}

/** Does the jobs on all lanes; gives them in their order, each as soon as it is done. */
async function* linked(jobs: readonly LinkJob[], lanes: LanePool): AsyncGenerator<Linked> {
  const done = new Map<LinkJob, FieldLevels>();
  let isWanted = true;
  let wake: () => void = () => undefined;
  const draining = lanes.drain(jobs, jobs.length >= WORTH_A_THREAD, async (lane, job) => {
    if (isWanted) done.set(job, await lane.link(job));
    wake();
  });
  try {
    for (const job of jobs) {
      while (!done.has(job))
        await Promise.race([draining, new Promise<void>((resolve) => (wake = resolve))]);
      yield { job, counted: done.get(job) as FieldLevels };
    }
  } finally {
    isWanted = false;
    await draining.catch(() => undefined);
  }
}
