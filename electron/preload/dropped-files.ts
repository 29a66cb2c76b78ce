import { webUtils } from 'electron';

/** Electron 25 (development and tests) has `File.path` in place of `webUtils`. */
const utilities: typeof webUtils | undefined = webUtils;

/** Path of a file the person dropped; empty for a file the page made itself, so a page cannot name a path of its own. */
export function pathOfFile(file: File): string {
  if (utilities) return utilities.getPathForFile(file);
  return (file as { path?: string }).path ?? '';
}
