const openCounts = new Map<string, number>();

/** Notes that this process reads these files and snapshot folders, so that clearing leaves them for later. */
export function retainFiles(paths: readonly string[]): void {
  for (const path of paths) openCounts.set(path, (openCounts.get(path) ?? 0) + 1);
}

/** Undoes `retainFiles`. */
export function releaseFiles(paths: readonly string[]): void {
  for (const path of paths) {
    const left = (openCounts.get(path) ?? 1) - 1;
    if (left > 0) openCounts.set(path, left);
    else openCounts.delete(path);
  }
}

/** Whether this process has the file, or the snapshot of the folder, open. */
export function isOpen(path: string): boolean {
  return openCounts.has(path);
}
