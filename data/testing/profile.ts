import { cityEvaluationSchema } from '../../contract/evaluation.ts';
import { patrolRulesSchema } from '../../contract/patrol-rules.ts';
import { workingTimeSchema } from '../../contract/working-time.ts';
import type { DistrictProfile } from '../../contract/profile.ts';

/** Profile of the tiny district of tests. */
export const TEST_PROFILE: DistrictProfile = {
  id: 'tiny',
  title: '海曙区（测试）',
  titleEn: 'Haishu (test)',
  adcode: '330203',
  city: { adcode: '330200', name: '宁波市', nameEn: 'Ningbo' },
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
  box: { westDegrees: 121.48, southDegrees: 29.83, eastDegrees: 121.57, northDegrees: 29.9 },
  home: { centre: [121.543, 29.871], rangeMetres: 3000, headingDegrees: 0, pitchDegrees: -45 },
  landmarks: [
    { name: '天一广场', nameEn: 'Tianyi Square', at: [121.55, 29.872] },
    { name: '鼓楼', nameEn: 'Drum Tower', at: [121.5426, 29.8776] },
    { name: '月湖', nameEn: 'Moon Lake', at: [121.546, 29.869] },
  ],
  projectedCrs: [4549],
  storeyMetres: 3,
  synthetic: { idPrefixes: ['330299'], phonePrefixes: ['12'] },
  thresholds: {
    ...{ dropShare: 0.05, smallCount: 5, verifiedWithinDays: 90 },
    crowding: { squareMetresPerPerson: 5, persons: 4, personsPerRoom: 10, source: '测试' },
    registration: { workingHours: 1, source: '测试' },
  },
  organisations: [],
  retentionDays: { open: 1825, personal: 365 },
  keepSnapshots: 5,
  statistics: { monthStartDay: {} },
  cityEvaluation: cityEvaluationSchema.parse({}),
  workingTime: workingTimeSchema.parse({}),
  patrol: patrolRulesSchema.parse({}),
  pictures: { largestMegabytes: 8 },
};
