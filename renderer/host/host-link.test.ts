import { afterEach, expect, test } from 'vitest';
import type { HostEvents, PortReply, PortRequest } from '../../contract/host.ts';
import { createPortClient, fromWebPort } from '../../contract/port-client.ts';
import { createHostLink } from './host-link.ts';

const CHANGED: HostEvents['snapshot.changed'] = { from: 'a', to: 'b', changes: [] };
const opened: MessageChannel[] = [];

afterEach(() => {
  for (const channel of opened.splice(0)) channel.port1.close();
});

test('a call before the first port waits and is answered over it', async () => {
  const link = createHostLink();
  const answer = link.client.call('snapshot.layers', {});
  link.attach(hostAnswering([]).client);
  await expect(answer).resolves.toEqual([]);
});

test('a call that waits can be withdrawn', async () => {
  const link = createHostLink();
  const withdrawal = new AbortController();
  const answer = link.client.call('snapshot.layers', {}, withdrawal.signal);
  withdrawal.abort(new Error('withdrawn'));
  await expect(answer).rejects.toThrow('withdrawn');
});

test('when the host dies a call under way fails as busy and the next goes over the new port', async () => {
  const link = createHostLink();
  link.attach(silentHost().client);
  const lost = link.client.call('snapshot.layers', {});
  await Promise.resolve();
  link.lose();
  await expect(lost).rejects.toMatchObject({ kind: 'busy' });
  link.attach(hostAnswering([]).client);
  await expect(link.client.call('snapshot.layers', {})).resolves.toEqual([]);
});

test('listeners move to the new port until they are stopped', async () => {
  const link = createHostLink();
  const heard: string[] = [];
  const stop = link.client.listen('snapshot.changed', ({ to }) => heard.push(to));
  link.attach(silentHost().client);
  const second = hostAnswering([]);
  link.attach(second.client);
  second.tell(CHANGED);
  await link.client.call('snapshot.layers', {});
  stop();
  second.tell(CHANGED);
  await link.client.call('snapshot.layers', {});
  expect(heard).toEqual(['b']);
});

function silentHost() {
  const channel = new MessageChannel();
  opened.push(channel);
  return { channel, client: createPortClient(fromWebPort(channel.port2)) };
}

function hostAnswering(value: unknown) {
  const { channel, client } = silentHost();
  const reply = (message: PortReply) => channel.port1.postMessage(message);
  channel.port1.onmessage = ({ data }: MessageEvent<PortRequest>) =>
    reply({ type: 'result', id: data.id, value });
  const tell = (payload: HostEvents['snapshot.changed']) =>
    reply({ type: 'event', event: 'snapshot.changed', payload });
  return { client, tell };
}
