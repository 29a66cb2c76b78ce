import { setTimeout as wait } from 'node:timers/promises';
import type { HostClient } from '../../contract/host.ts';

/** As long as a host waits before it makes anything ready, and some. */
const BEGINS_MILLISECONDS = 4000;
const SETTLES_MILLISECONDS = 2000;

/** Until a host has made ready what panels ask for and has built the name index, so that nothing runs beside what is measured. */
export async function prepared(client: HostClient): Promise<void> {
  let isUnderWay = false;
  const over = new Promise<void>((resolve) => {
    client.listen('snapshot.preparing', ({ progress }) => {
      isUnderWay = progress !== undefined;
      if (!isUnderWay) resolve();
    });
  });
  await Promise.race([over, wait(BEGINS_MILLISECONDS)]);
  if (isUnderWay) await over;
  await client.call('people.find', { text: '王' });
  await wait(SETTLES_MILLISECONDS);
}
