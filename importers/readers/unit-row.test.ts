import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEST_PROFILE } from '../../data/testing/deliveries.ts';
import { TestFolder } from '../testing/folder.ts';
import { runImport } from '../testing/run-import.ts';
import { isTakenUnitRow, withUnitRow } from './unit-row.ts';

const HEADERS = ['编号', '收费金额', '面积'];

describe('a row below the header', () => {
  it('gives the headers its units', () => {
    const headers = withUnitRow(HEADERS, ['', '万元', '（㎡）']);
    expect(headers).toEqual(['编号', '收费金额(万元)', '面积(㎡)']);
    expect(isTakenUnitRow([null, '万元', '（㎡）'], headers)).toBe(true);
    expect(isTakenUnitRow([null, '元', null], headers)).toBe(false);
  });

  it('with anything else in it is a row like others', () => {
    for (const cells of [
      ['A1', '万元', ''],
      ['', '万元', '3'],
      ['', '', ''],
      ['', 3, 4],
      undefined,
    ])
      expect(withUnitRow(HEADERS, cells)).toBe(HEADERS);
  });
});

describe.each(['csv', 'xlsx'])('a table of units in a second row (%s)', (format) => {
  let folder: TestFolder;
  beforeEach(async () => {
    folder = await TestFolder.make();
  });
  afterEach(() => folder.remove());

  it('is read in them, and that row is no record', async () => {
    const rows = [
      ['工单编号', '流水号', '派单时间', '收费金额'],
      [null, null, null, '万元'],
      ['G2016001', 'C2016001', '2016-05-01 08:00:00', 0.02],
      ['工单编号', '流水号', '派单时间', '收费金额'],
      ['G2016002', 'C2016002', '2016-05-01 08:00:00', 0.01],
    ];
    if (format === 'xlsx') await folder.workbook('exports/服务工单.xlsx', { 工单: rows });
    else await folder.text('exports/服务工单.csv', rows.map((cells) => cells.join(',')).join('\n'));
    const { report, rows: found } = await runImport(folder, TEST_PROFILE, [
      'SELECT order_no, fee_yuan, flags FROM services.work_order ORDER BY 1',
    ]);
    expect(found[0]).toEqual([
      { order_no: 'G2016001', fee_yuan: 200, flags: null },
      { order_no: 'G2016002', fee_yuan: 100, flags: null },
    ]);
    expect(report.files[0]).toMatchObject({ read: 2, rejected: 0 });
  });
});
