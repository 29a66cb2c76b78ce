import { withoutConcealed } from '../../contract/concealed-number.ts';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { secrecyLine } from '../../contract/secrecy.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import { shownNumber } from '../../contract/yearly-numbers.ts';
import { beijingTime } from '../beijing-time.ts';
import type { ReadDb } from '../driver/port.ts';
import { keyColumn, quote } from '../schema/ddl.ts';
import { statedSecrecies } from '../snapshot/manifest.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { ReturnedList, ReturnedRow } from '../workspace/returned-lists.ts';
import { LIST_STATES } from '../workspace/returned-lists.ts';
import { cellText } from './cell-text.ts';
import { keyText } from './doubtful-rows.ts';
import { type SheetFormat, writeSheet } from './sheet-writer.ts';
import { readRows, type RowValues } from './table-rows.ts';

const HEAD = ['清单号', '序号', '原因', '处理结果'];

/** Writes a returned list, a file a table: number, reason, result and the row's open columns. Gives the paths. */
export async function exportList(
  snapshot: OpenSnapshot,
  list: ReturnedList,
  rows: readonly ReturnedRow[],
  outFolder: string,
  format: SheetFormat,
): Promise<string[]> {
  await mkdir(outFolder, { recursive: true });
  const paths: string[] = [];
  for (const name of new Set(rows.map(({ table }) => table))) {
    const table = tableSpec(name);
    const path = join(outFolder, `${list.number}-${table.title}.${format}`);
    const own = rows.filter((row) => row.table === name);
    await writeTable(snapshot, list, table, own, path, format);
    paths.push(path);
  }
  return paths;
}

async function writeTable(
  { db, manifest }: OpenSnapshot,
  list: ReturnedList,
  table: TableSpec,
  rows: readonly ReturnedRow[],
  path: string,
  format: SheetFormat,
): Promise<void> {
  const open = Object.entries(table.columns).filter(
    ([, spec]) => (spec.privacy ?? 'open') === 'open',
  );
  const header = [...HEAD, ...open.map(([, { title }]) => title)];
  const notes = [
    ...(manifest.synthetic ? ['演示数据·虚构'] : []),
    `退回清单 ${list.number}：${list.title}`,
    `责任人：${list.owner}；要求完成：${list.dueOn}；共 ${rows.length} 行`,
    secrecyLine(statedSecrecies(manifest, [table.name])),
    `快照：${list.snapshotId}；导出账号：${list.account}；时间：${beijingTime()}`,
    '请在本部门系统中核实修改后重新导出；下次入库时逐行标注 已改、未改、已撤。',
  ];
  const watermark = `${list.number} ${list.account}`;
  const values = await valuesByKey(db, table, rows);
  const cells = rows.map((row) => [
    ...[list.number, String(row.position), row.reason, row.state ? LIST_STATES[row.state] : ''],
    ...open.map(([name, spec]) => shownNumber(cellText(valueOf(values, table, row, name), spec))),
  ]);
  await writeSheet(path, format, header, { watermark, lines: notes }, (write) => write(cells));
}

/** A row that is held or gone shows its key alone. */
function valueOf(
  values: ReadonlyMap<string, RowValues>,
  table: TableSpec,
  { naturalKey }: ReturnedRow,
  column: string,
) {
  const found = values.get(naturalKey);
  if (found) return found[column];
  return withoutConcealed(naturalKey.split('\u001f')[table.naturalKey.indexOf(column)]);
}

async function valuesByKey(
  db: ReadDb,
  table: TableSpec,
  rows: readonly ReturnedRow[],
): Promise<Map<string, RowValues>> {
  const found = await db.all<{ id: number; key: string }>(
    `SELECT ${keyColumn(table)} AS id, ${keyText(table)} AS key FROM ${table.file}.${quote(table.name)}
     WHERE ${keyText(table)} IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(rows.map(({ naturalKey }) => naturalKey))],
  );
  const values = await readRows(
    db,
    table,
    found.map(({ id }) => id),
    undefined,
  );
  return new Map(found.map(({ id, key }) => [key, values.get(id) ?? {}]));
}
