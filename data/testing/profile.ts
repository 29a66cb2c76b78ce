import type { DistrictProfile } from '../../contract/profile.ts';
import { profileOf, TEST_THRESHOLDS } from '../../contract/testing/profile.ts';

/** Profile of the tiny district of tests. */
export const TEST_PROFILE: DistrictProfile = profileOf({
  id: 'tiny',
  title: '海曙区（测试）',
  titleEn: 'Haishu (test)',
  streets: [
    {
      code: '330203001',
      name: '南门街道',
      communities: [{ code: '330203001001', name: '澄浪社区' }],
    },
    {
      code: '330203005',
      name: '月湖街道',
      communities: [{ code: '330203005001', name: '桂井社区' }],
    },
  ],
  home: { centre: [121.543, 29.871], rangeMetres: 3000, headingDegrees: 0, pitchDegrees: -45 },
  landmarks: [
    { name: '天一广场', nameEn: 'Tianyi Square', at: [121.55, 29.872] },
    { name: '鼓楼', nameEn: 'Drum Tower', at: [121.5426, 29.8776] },
    { name: '月湖', nameEn: 'Moon Lake', at: [121.546, 29.869] },
  ],
  thresholds: { ...TEST_THRESHOLDS, dropShare: 0.05 },
});
