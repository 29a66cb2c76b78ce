import { afterEach, beforeEach, expect, it } from 'vitest';
import { sentenceText } from '../contract/sentence.ts';
import { recogniseFolder } from './recognise.ts';
import { TestFolder } from './testing/folder.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
  await folder.text('单位.csv', '单位编号,单位名称,从业人数\nU1,甲,3\n');
});
afterEach(() => folder.remove());

const levels = async () => {
  const { files } = await recogniseFolder([folder.path], undefined);
  return Object.fromEntries(files.map(({ file, secrecy }) => [file.name, secrecy]));
};

const unrecognised = async () => {
  const { unrecognised: left } = await recogniseFolder([folder.path], undefined);
  return left.map(({ name, why }) => `${name}: ${sentenceText(why)}`).join('\n');
};

it('refuses a file whose name, title or 密级 column says 秘密 or above, and nothing else', async () => {
  const rows = '单位编号,单位名称,从业人数\nU2,乙,3\n';
  await folder.text('单位_机密.csv', rows);
  await folder.text('带标题.csv', `单位名册（秘密★5年）,,\n${rows}`);
  await folder.text('逐行.csv', '单位编号,单位名称,从业人数,密级\nU3,丙,3,内部\nU4,丁,3,绝密\n');
  await folder.text('单位_商业秘密保护.csv', rows);
  const left = await unrecognised();
  expect(left).toContain('单位_机密.csv: refused: its name says 机密');
  expect(left).toContain('带标题.csv: refused: its title says 秘密');
  expect(left).toContain('逐行.csv: refused: line 3 is marked 绝密');
  expect(left).not.toContain('商业秘密');
});

it('takes the 密级 a name, title or column states, the highest of them; 公开 in a subject is none', async () => {
  const rows = '单位编号,单位名称,从业人数\nU2,乙,3\n';
  await folder.text('单位_内部.csv', rows);
  await folder.text('单位名录（工作秘密）.csv', rows);
  await folder.text('政府信息公开单位.csv', rows);
  await folder.text('单位带标题.csv', `单位名册　密级：公开,,\n${rows}`);
  await folder.text(
    '单位逐行.csv',
    '单位编号,单位名称,从业人数,密级\nU3,丙,3,公开\nU4,丁,3,内部\n',
  );
  expect(await levels()).toEqual({
    '单位.csv': undefined,
    '单位_内部.csv': 'internal',
    '单位名录（工作秘密）.csv': 'work-secret',
    '政府信息公开单位.csv': undefined,
    '单位带标题.csv': 'public',
    '单位逐行.csv': 'internal',
  });
});

it('a delivery note states one for all its files, a person may raise it and not lower it', async () => {
  await folder.text('delivery.json', '{"secrecy":"internal"}');
  expect(await levels()).toEqual({ '单位.csv': 'internal' });
  const choose = async (secrecy: 'public' | 'work-secret') => {
    const rule = { match: '单位.csv', columns: {}, defaults: {}, secrecy };
    const { files } = await recogniseFolder([folder.path], { files: [rule] });
    return files[0]?.secrecy;
  };
  expect(await choose('public')).toBe('internal');
  expect(await choose('work-secret')).toBe('work-secret');
});
