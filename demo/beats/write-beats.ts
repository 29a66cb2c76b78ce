import { join } from 'node:path';
import type { PlantedRow } from '../report.ts';
import { csvLine, openLineFile } from '../write/text-file.ts';
import type { DemoDuty } from './beats.ts';

const FILE = 'community-policing/责任区民警.csv';
const HEADER = [
  '责任区编号',
  '责任区名称',
  '派出所',
  '管辖范围',
  '警号',
  '民警姓名',
  '职责',
  '起始日期',
  '终止日期',
];

/** Rows planted after the good ones: an unknown area, a period that ends before it begins, two lead officers at once, a row twice. */
function mistakes([first]: readonly DemoDuty[]): {
  kind: string;
  expect: PlantedRow['expect'];
  row: DemoDuty;
}[] {
  if (!first) return [];
  const strange = { ...first, beatCode: `${first.beatCode}X`, officerNo: '039001', to: '' };
  return [
    {
      kind: 'beat-unknown-area',
      expect: 'flagged',
      row: { ...strange, areaCodes: ['330203999999'] },
    },
    {
      kind: 'beat-period-reversed',
      expect: 'rejected',
      row: { ...first, officerNo: '039002', from: '2016-05-01', to: '2016-04-01' },
    },
    {
      kind: 'beat-two-leads',
      expect: 'flagged',
      row: { ...first, officerNo: '039003', from: first.from, to: first.from },
    },
    { kind: 'duplicate-beat', expect: 'rejected', row: first },
  ];
}

/** Writes beats, officers and periods (GB 18030). */
export async function writeBeats(
  folder: string,
  duties: readonly DemoDuty[],
): Promise<{ rows: number; planted: PlantedRow[] }> {
  const file = openLineFile(join(folder, '责任区民警.csv'), 'gb18030');
  file.line(csvLine(HEADER));
  for (const duty of duties) file.line(csvLine(cellsOf(duty)));
  const planted = mistakes(duties).map(({ kind, expect, row }): PlantedRow => {
    const line = file.line(csvLine(cellsOf(row)));
    return { file: FILE, line, kind, expect, key: `${row.beatCode} ${row.officerNo}` };
  });
  await file.close();
  return { rows: duties.length + planted.length, planted };
}

function cellsOf(duty: DemoDuty): string[] {
  const { beatCode, beatName, station, areaCodes, officerNo, officerName, role, from, to } = duty;
  return [
    ...[beatCode, beatName, station, areaCodes.join('；')],
    ...[officerNo, officerName, role, from, to],
  ];
}
