import * as electron from 'electron';

/**
 * Path of a file the person dropped, by Electron 25's `File.path` or later ones' `webUtils`; empty for a file the page
 * made itself, so a page cannot name a path of its own.
 */
export function pathOfFile(file: File): string {
  const { webUtils } = electron as { webUtils?: { getPathForFile(file: File): string } };
  if (webUtils) return webUtils.getPathForFile(file);
  return (file as { path?: string }).path ?? '';
}
