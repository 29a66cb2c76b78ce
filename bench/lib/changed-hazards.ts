import { cpSync, mkdirSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import path from 'node:path';

const HAZARD_FILE = /^隐患/;

/**
 * Writes the hazard files of some exports into a folder, each CSV without its last `rows` rows, as the next delivery. A
 * store that already has the delivery without one row changes nothing by it: take one more then.
 */
export function writeChangedHazards(exports: string, to: string, rows = 1): void {
  const from = path.join(exports, 'work-safety');
  mkdirSync(to);
  cpSync(path.join(exports, 'delivery.json'), path.join(to, 'delivery.json'));
  for (const name of readdirSync(from).filter((file) => HAZARD_FILE.test(file))) {
    const copy = path.join(to, name);
    cpSync(path.join(from, name), copy);
    if (!name.endsWith('.csv')) continue;
    for (let row = 0; row < rows; row++) cutLastLine(copy);
  }
}

function cutLastLine(file: string): void {
  const bytes = readFileSync(file);
  truncateSync(file, bytes.lastIndexOf(10, bytes.length - 2) + 1);
}
