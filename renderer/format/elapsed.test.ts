import { expect, test } from 'vitest';
import { createWords } from '../i18n/index.ts';
import { elapsedText } from './elapsed.ts';

test.each([
  ['2016-06-02 07:29:00', '2016-06-02 07:33:40', '4 分钟'],
  ['2016-06-02 09:49:00', '2016-06-02 14:14:00', '4 小时 25 分'],
  ['2016-06-02 19:28:00', '2016-06-05 08:32:00', '2 天 13 小时'],
  ['2016-06-02', '2016-06-05 08:32:00', '3 天'],
  ['2016-06-02 07:29:00', '2016-06-02 07:29:20', undefined],
  ['2016-06-02', '2016-06-02 09:00:00', undefined],
])('%s to %s is %s', (from, to, text) => {
  const { t } = createWords('zh-CN');
  expect(elapsedText(t, from, to)).toBe(text);
});
