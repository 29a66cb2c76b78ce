import { expect, it } from 'vitest';
import { TABLES, tableSpec } from '../../../contract/schema/index.ts';
import { codeAliases, nearestCodes } from '../../code-aliases.ts';
import { RowChecks } from '../row-checks.ts';
import { codeReader } from './codes.ts';

it('knows a spelling in brackets of either width, with spaces around it', () => {
  const table = tableSpec('enterprise');
  const column = table.columns.status!;
  const read = codeReader({ table, field: 'status', column, asOf: '2016-06-30' }, column.codes!);
  for (const cell of ['存续（在营、开业、在册）', '存续(在营、开业、在册)', ' 在营（开业） ']) {
    const checks = new RowChecks();
    expect([read(cell, checks), checks.flags], cell).toEqual(['active', []]);
  }
});

it('reads marks in a list of 是 and 否, whatever its codes are called; a blank is neither', () => {
  for (const [name, field] of [
    ['unit', 'fire_key'],
    ['elder', 'alarm'],
  ] as const) {
    const table = tableSpec(name);
    const column = table.columns[field]!;
    const read = codeReader({ table, field, column, asOf: '2016-06-30' }, column.codes!);
    const checks = new RowChecks();
    const [yes, no] = ['是', '否'].map((cell) => read(cell, checks));
    for (const cell of ['√', '有', 'Y', '1', '✔']) expect(read(cell, checks), cell).toBe(yes);
    for (const cell of ['×', '无', 'N', '0']) expect(read(cell, checks), cell).toBe(no);
    expect([read('', checks), checks.flags]).toEqual([null, []]);
  }
});

it.each([
  ['case_event', 'step', '任务派遣', 'dispatch', []],
  ['case_event', 'step', '回退', 'return', []],
  ['case_event', 'step', '督办', 'urge', []],
  ['hazard', 'state', '整改中', 'rectify', []],
  ['hazard_event', 'step', '下达整改指令', 'dispatch', []],
  ['hazard_event', 'step', '整改完成(待复查)', 'apply', []],
  ['hazard_event', 'step', '移送执法', 'punish', ['CODE_MAPPED']],
  ['hazard', 'state', '逾期', 'rectify', ['CODE_MAPPED']],
  ['hazard_event', 'step', '核销', 'close', []],
  ['hazard_event', 'step', '提醒', 'urge', ['CODE_MAPPED']],
  ['hazard', 'kind', '现场管理类', 'site', []],
  ['hazard', 'kind', '有限空间', 'site', ['CODE_MAPPED']],
  ['approval_case', 'result', '准予许可', 'granted', []],
  ['approval_step', 'step', '审批', 'approve', []],
  ['approval_step', 'step', '发证', 'deliver', ['CODE_MAPPED']],
  ['follow_up', 'result', '非常满意', 'satisfied', ['CODE_MAPPED']],
  ['site_column', 'language', '英文', 'en', []],
  ['elder', 'care_level', '半自理(介助)', 'half', []],
  ['elder', 'care_level', '介护', 'dependent', []],
  ['care_facility', 'kind', '老年学校', 'college', []],
  ['supervision_item', 'source', '政协提案', 'proposal', []],
  ['indicator_value', 'status', '初步数', 'preliminary', []],
  ['indicator', 'frequency', '季度', 'Q', []],
  ['hazard', 'recheck_result', '通过', 'pass', []],
  ['hazard', 'found_by', '复查', 'recheck', []],
])('%s.%s reads %s as %s', (name, field, cell, code, flags) => {
  const table = tableSpec(name);
  const column = table.columns[field]!;
  const checks = new RowChecks();
  const read = codeReader({ table, field, column, asOf: '2016-06-30' }, column.codes!);
  expect([read(cell, checks), checks.flags]).toEqual([code, flags]);
});

it.each([
  ['room', 'tenure', '自住、出租', 'rented', ['CODE_SEVERAL']],
  ['room', 'tenure', '公房／自有', 'owner', ['CODE_SEVERAL']],
  ['room', 'tenure', '出租', 'rented', []],
  ['room', 'tenure', '自住、借用', null, ['CODE_UNKNOWN']],
  ['elder', 'living', '失独,独居老人', 'alone', ['CODE_SEVERAL']],
  ['enterprise', 'status', '存续、注销', null, ['CODE_UNKNOWN']],
])('of %s.%s, %s counts as %s', (name, field, cell, code, flags) => {
  const table = tableSpec(name);
  const column = table.columns[field]!;
  const checks = new RowChecks();
  const read = codeReader({ table, field, column, asOf: '2016-06-30' }, column.codes!);
  expect([read(cell, checks), checks.flags]).toEqual([code, flags]);
});

it('every spelling stands for a code of its list', () => {
  const all = TABLES.flatMap((table) =>
    Object.entries(table.columns).flatMap(([field, { codes }]) =>
      [codeAliases(table.name, field), nearestCodes(table.name, field)].flatMap((words) =>
        Object.values(words).map((code) => [`${table.name}.${field}`, code, codes] as const),
      ),
    ),
  );
  expect(all.filter(([, code, codes]) => !codes || !(code in codes))).toEqual([]);
});
