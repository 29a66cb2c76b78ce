import type { WebContents } from 'electron';

/** Where Electron 25 (development and tests on registry-only machines) and the shipped version differ. */

const ERROR_LEVEL_25 = 3;

/** Tells of errors the page wrote to its console. Electron 25 gives (event, level, message), later ones an event. */
export function onPageError(contents: WebContents, listener: (message: string) => void): void {
  const receive = (
    event: { level?: unknown; message?: unknown },
    level?: unknown,
    message?: unknown,
  ): void => {
    if (event.level === 'error') listener(String(event.message));
    else if (level === ERROR_LEVEL_25) listener(String(message));
  };
  contents.on('console-message', receive as never);
}
