import { cityEvaluationSchema } from '../evaluation.ts';
import { patrolRulesSchema } from '../patrol-rules.ts';
import type { DistrictProfile } from '../profile.ts';
import { workingTimeSchema } from '../working-time.ts';

/** A valid profile of tests with everything a test does not care about filled in. */
export function profileOf(change: Partial<DistrictProfile> = {}): DistrictProfile {
  return {
    id: 'test',
    title: '试验区',
    titleEn: 'Test district',
    adcode: '330203',
    city: { adcode: '330200', name: '宁波市', nameEn: 'Ningbo' },
    streets: [],
    box: { westDegrees: 121.48, southDegrees: 29.83, eastDegrees: 121.57, northDegrees: 29.9 },
    home: { centre: [121.54, 29.87], rangeMetres: 5000, headingDegrees: 0, pitchDegrees: -45 },
    landmarks: [],
    projectedCrs: [4549],
    storeyMetres: 3,
    synthetic: { idPrefixes: ['330299'], phonePrefixes: ['12'] },
    statistics: { monthStartDay: {} },
    cityEvaluation: cityEvaluationSchema.parse({}),
    workingTime: workingTimeSchema.parse({}),
    patrol: patrolRulesSchema.parse({}),
    pictures: { largestMegabytes: 8 },
    thresholds: TEST_THRESHOLDS,
    organisations: [],
    retentionDays: { open: 1825, personal: 365 },
    keepSnapshots: 5,
    ...change,
  };
}

/** Thresholds of tests. */
export const TEST_THRESHOLDS: DistrictProfile['thresholds'] = {
  dropShare: 0.2,
  smallCount: 5,
  verifiedWithinDays: 90,
  crowding: { squareMetresPerPerson: 5, persons: 4, personsPerRoom: 10, source: '测试' },
  registration: { workingHours: 1, source: '测试' },
  approvalLights: { yellowShare: 0.9, source: '测试' },
};
