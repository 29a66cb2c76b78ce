import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  IN_DISTRICT,
  type InDistrict,
  labelOf,
  PLACE_CLASS_IDS,
  PLACE_CLASSES,
  placeClassOf,
} from './three-places.ts';

const verdict = fc.constantFrom<InDistrict>(...(Object.keys(IN_DISTRICT) as InDistrict[]));

it('never counts 不可判 as 否', () => {
  fc.assert(
    fc.property(verdict, verdict, verdict, (...verdicts) => {
      const placeClass = placeClassOf(...verdicts);
      expect(placeClass === 'unknown').toBe(verdicts.includes('unknown'));
      if (placeClass === 'unknown') return;
      expect([...placeClass].map((digit) => (digit === '1' ? 'yes' : 'no'))).toEqual(verdicts);
    }),
  );
});

it('lists every class once', () => {
  expect([...PLACE_CLASS_IDS].sort()).toEqual(Object.keys(PLACE_CLASSES).sort());
});

it('calls branches and consolidated payers that pay elsewhere 合规异地, and nobody else', () => {
  const compliant = PLACE_CLASS_IDS.filter((each) => labelOf(each, true) === 'compliant');
  expect(compliant).toEqual(['110', '010']);
  expect(PLACE_CLASS_IDS.map((each) => labelOf(each, false))).not.toContain('compliant');
});

it('speaks of no 引税 or 迁税', () => {
  expect(JSON.stringify(PLACE_CLASSES)).not.toMatch(/引税|迁税|招引/);
});
