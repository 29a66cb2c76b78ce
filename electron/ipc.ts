import { ipcMain, type WebContents } from 'electron';
import { isTrustedSender } from './security.ts';

const PREFIX = 'twin:';

/**
 * Listens to messages of the page. Those from another frame or origin are dropped, and the payload reaches the
 * listener only as what `decode` makes of it.
 */
export function onPageMessage<Payload>(
  channel: string,
  decode: (value: unknown) => Payload | undefined,
  listener: (sender: WebContents, payload: Payload) => void,
): void {
  if (!channel.startsWith(PREFIX))
    throw new Error(`Channel ${channel} lacks the prefix ${PREFIX}.`);
  ipcMain.on(channel, (event, value: unknown) => {
    if (!isTrustedSender(event.senderFrame)) return;
    const payload = decode(value);
    if (payload !== undefined) listener(event.sender, payload);
  });
}
