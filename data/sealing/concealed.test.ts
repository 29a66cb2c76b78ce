import { expect, it } from 'vitest';
import { KEY_DESTROYED } from '../../contract/destroyed-keys.ts';
import { departmentKeys } from './department-keys.ts';
import type { KeyFile } from './key-file.ts';

const entry = (epoch: number, byte: number): KeyFile['keys'][number] => ({
  epoch,
  suite: 'AES-256-GCM',
  key: Buffer.alloc(32, byte).toString('base64'),
});
const file = (department: string, keys: KeyFile['keys'], destroyed: KeyFile['destroyed'] = []) =>
  ({ format: 'haishu-twin-key', version: 1, department, keys, destroyed }) satisfies KeyFile;

const LINK = file('registry', [entry(1, 9)]);
const FIRST = departmentKeys(file('tax', [entry(1, 1)]), LINK);
const NUMBER = '33029919750101123X';

it.each([NUMBER, `${NUMBER}01`, `${NUMBER}L1`, '330299750101123'])(
  '%s opens again and not otherwise',
  (number) => {
    const concealed = FIRST.conceal(number);
    expect(concealed).not.toContain(number.slice(0, 8));
    expect(FIRST.conceal(number)).toBe(concealed);
    expect(FIRST.reveal(concealed)).toBe(number);
    expect(() => departmentKeys(file('tax', [entry(1, 2)]), LINK).reveal(concealed)).toThrow(/key/);
  },
);

it('stays the same under a further key and is closed for good once its own was destroyed', () => {
  const concealed = FIRST.conceal(NUMBER);
  const further = departmentKeys(file('tax', [entry(1, 1), entry(2, 3)]), LINK);
  expect(further.conceal(NUMBER)).toBe(concealed);
  const gone = { epoch: 1, at: '2026-11-28T00:00:00Z', by: 'local', reason: '保存期满' };
  const after = departmentKeys(file('tax', [entry(2, 3)], [gone]), LINK);
  expect(after.reveal(concealed)).toBe(KEY_DESTROYED);
  expect(after.reveal(after.conceal(NUMBER))).toBe(NUMBER);
});

it('leaves other texts as they are', () => {
  expect(FIRST.reveal('330203561234567')).toBe('330203561234567');
});
