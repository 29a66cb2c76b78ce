import { expect, test } from 'vitest';
import { namesOf } from '../../contract/organisations.ts';
import { ROOM_CLASSES } from '../../contract/queries/buildings.ts';
import { TABLES } from '../../contract/schema/index.ts';
import { SYSTEM_IDS } from '../../contract/systems.ts';
import { quantity } from '../format/quantity.ts';
import { en } from './en.ts';
import { createWords } from './index.ts';
import { zhCn } from './zh-cn.ts';

const chinese = flatten(zhCn);
const english = flatten(en);

test('both languages have every key', () => {
  expect([...english.keys()]).toEqual([...chinese.keys()]);
});

test('each message takes the same values in both languages', () => {
  for (const [key, text] of chinese) {
    expect(placeholders(english.get(key) ?? ''), key).toEqual(placeholders(text));
  }
});

test('no message is empty, no English one holds Chinese or quotes that Chinese fonts draw wide', () => {
  for (const [key, text] of english) {
    expect(text.trim(), key).not.toBe('');
    if (key !== 'bar.language') expect(text, key).not.toMatch(/[\p{Script=Han}‘’“”]/u);
  }
});

test('codes of the declared tables have words, the Chinese ones as declared', () => {
  expect(declaredCodes('room', 'tenure')).toEqual(zhCn.codes.tenure);
  expect(declaredCodes('room', 'use')).toEqual(zhCn.codes.use);
  expect(declaredCodes('room', 'geometry_kind')).toEqual(zhCn.codes.geometry);
  expect(declaredCodes('building', 'structure')).toEqual(zhCn.codes.structure);
  expect(declaredCodes('resident', 'category')).toEqual(zhCn.codes.category);
  expect(declaredCodes('resident', 'residence_relation')).toEqual(zhCn.codes.residenceRelation);
  expect(declaredCodes('resident', 'sex')).toEqual(zhCn.codes.sex);
  expect(declaredCodes('unit', 'category')).toEqual(zhCn.codes.unitCategory);
  expect(declaredCodes('unit', 'status')).toEqual(zhCn.codes.unitStatus);
  expect(declaredCodes('unit', 'on_site')).toEqual(zhCn.codes.onSite);
});

test('every system, department by each of its names, and room class is named', () => {
  expect(Object.keys(zhCn.systems).sort()).toEqual([...SYSTEM_IDS].sort());
  expect(Object.keys(zhCn.roomClass)).toEqual([...ROOM_CLASSES]);
  const departments = new Set(TABLES.flatMap(({ department }) => namesOf(department)));
  expect(new Set(Object.keys(zhCn.departments))).toEqual(departments);
});

test('plurals follow the language and numbers are separated', () => {
  expect(quantity(createWords('en').t, 'room', 1)).toBe('1 room');
  expect(quantity(createWords('en').t, 'room', 2400)).toBe('2,400 rooms');
  expect(quantity(createWords('zh-CN').t, 'room', 2400)).toBe('2,400 间');
  expect(createWords('zh-CN').t('kit.table.rows', { count: 3433 })).toBe('3,433 行');
  expect(createWords('en').t('kit.table.rows', { count: 3433 })).toBe('3,433 rows');
});

function declaredCodes(
  table: string,
  column: string,
): Readonly<Record<string, string>> | undefined {
  return TABLES.find((spec) => spec.name === table)?.columns[column]?.codes;
}

function flatten(messages: object, prefix = ''): Map<string, string> {
  const entries = Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string'
      ? [[`${prefix}${key}`, value]]
      : [...flatten(value as object, `${prefix}${key}.`)],
  );
  return new Map(entries);
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] as string).sort();
}
