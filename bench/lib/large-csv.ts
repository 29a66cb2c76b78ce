import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

const HEADER = '监督员编号,定位时间,经度,纬度,速度\n';
const ROWS_A_WRITE = 5000;
const STAFF = 2000;
const FIRST = Date.UTC(2016, 0, 1);

/** Writes patrol tracks, every fix with a key of its own, until the file has `bytes`. */
export async function writeLargeCsv(file: string, bytes: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(HEADER);
  for (let row = 0; out.bytesWritten < bytes; row += ROWS_A_WRITE) {
    const lines = Array.from({ length: ROWS_A_WRITE }, (_, index) => fix(row + index));
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}

function fix(row: number): string {
  const officer = `JD${String(row % STAFF).padStart(4, '0')}`;
  const moment = new Date(FIRST + Math.floor(row / STAFF) * 30_000).toISOString();
  const longitude = (121.5 + (row % 997) / 20_000).toFixed(6);
  const latitude = (29.85 + (row % 991) / 20_000).toFixed(6);
  return `${officer},${moment.slice(0, 10)} ${moment.slice(11, 19)},${longitude},${latitude},4.8\n`;
}
