import { expect, test } from 'vitest';
import { englishName } from './english-name.ts';

test.each([
  ['月湖街道', 'Yuehu Subdistrict'],
  ['县学社区', 'Xianxue Community'],
  ['中山东路', 'East Zhongshan Road'],
  ['镇明路', 'Zhenming Road'],
  ['江东路', 'Jiangdong Road'],
  ['戴祠巷10弄', 'Lane 10, Daici Alley'],
  ['姚江', 'Yaojiang River'],
  ['北斗河', 'Beidou River'],
  ['月湖公园', 'Yuehu Park'],
  ['三江口', 'Sanjiangkou'],
])('%s is %s to readers of English', (name, english) => {
  expect(englishName(name)).toBe(english);
});
