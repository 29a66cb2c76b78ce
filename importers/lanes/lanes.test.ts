import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BranchSeed } from '../../data/snapshot/branch.ts';
import { TEST_PROFILE } from '../../data/testing/deliveries.ts';
import type { LinkJob } from '../links/link-job.ts';
import { FedKeys } from '../rows/key-feed.ts';
import { TestFolder } from '../testing/folder.ts';
import { FileBuilder, type LaneSettings } from './file-job.ts';
import { threadLane } from './lanes.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

const settings: LaneSettings = {
  profile: TEST_PROFILE,
  synthetic: true,
  mode: 'full',
  fingerprints: new Map(),
};

it('a lane that cannot even begin does not keep the one waiting that needs its keys', async () => {
  const { port1, port2 } = new MessageChannel();
  const parent = { table: 'hazard', key: 'hazard_no' };
  const keys = new FedKeys({ parent, port: port2 });
  const branch = { folder: folder.at('none'), files: new Map([['base', folder.at('gone')]]) };
  const job = {
    file: 'safety',
    branch: branch as unknown as BranchSeed,
    spool: folder.at('spool'),
    feed: { parent, port: port1 },
  } as const;
  await expect(new FileBuilder(settings).build(job, [])).rejects.toThrow();
  expect(await keys.begun()).toBe(false);
});

it('a thread that has ended answers what is asked of it with an error', async () => {
  const lane = await threadLane(settings, {});
  await lane?.stop();
  await expect(lane?.link({} as LinkJob)).rejects.toThrow('the thread was stopped');
});
