import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameFloors, FLOOR_NAMINGS } from '../drafts/floors.ts';
import { inferredLabels, labelsOfRooms } from './floor-names.ts';

const inferred = (known: Readonly<Record<number, string>>, floorNos: readonly number[]) =>
  Object.fromEntries(
    inferredLabels(
      new Map(Object.entries(known).map(([floorNo, label]) => [Number(floorNo), label])),
      floorNos,
    ),
  );

describe('labels of floors without rooms', () => {
  it('are those the floors around leave open', () => {
    expect(inferred({ 3: '3', 5: '5' }, [4])).toEqual({ 4: '4' });
    expect(inferred({ 3: '3', 5: '6' }, [4])).toEqual({ 4: '5' });
    expect(inferred({ 4: '3A', 6: '6' }, [5])).toEqual({ 5: '5' });
    expect(inferred({ 5: '6' }, [1, 2, 3, 4])).toEqual({ 1: '1', 2: '2', 3: '3', 4: '5' });
    expect(inferred({ 2: '夹层', 4: '3' }, [3])).toEqual({ 3: '2' });
    expect(inferred({}, [-1, 1, 4])).toEqual({ '-1': 'B1', 1: '1', 4: '4' });
  });

  it('go on above the highest one, up to the next number people shun', () => {
    expect(inferred({ 5: '5' }, [6, 14])).toEqual({ 6: '6', 14: '14' });
    expect(inferred({ 4: '5' }, [5, 11, 12])).toEqual({ 5: '6', 11: '12' });
    expect(inferred({ 4: '3A' }, [5, 12, 13])).toEqual({ 5: '5', 12: '12' });
  });

  it('are none where the floors around do not tell', () => {
    expect(inferred({ 3: '3', 6: '9' }, [4, 5])).toEqual({});
    expect(inferred({ 2: '2', 4: '3' }, [3])).toEqual({});
    expect(inferred({ 3: '3', 6: '6', 13: '12A' }, [4, 5])).toEqual({ 5: '5' });
  });

  it('are never given twice, whatever is known', () => {
    const label = fc.constantFrom('1', '2', '3', '3A', '5', '6', '12', '夹层', 'B1', '顶层');
    const known = fc.dictionary(fc.integer({ min: 1, max: 15 }).map(String), label);
    fc.assert(
      fc.property(known, (labels) => {
        const names = inferredLabels(
          new Map(Object.entries(labels).map(([floorNo, text]) => [Number(floorNo), text])),
          [-2, -1, ...Array.from({ length: 16 }, (_, at) => at + 1)],
        );
        const texts = [...names.values()];
        expect(new Set(texts).size).toBe(texts.length);
        for (const text of Object.values(labels)) expect(texts).not.toContain(text);
      }),
    );
  });

  it('agree with the naming of the building wherever a floor between two named ones is told', () => {
    const building = fc.record({
      floorsUp: fc.integer({ min: 3, max: 40 }),
      naming: fc.constantFrom(...FLOOR_NAMINGS),
      keep: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
    });
    fc.assert(
      fc.property(building, ({ floorsUp, naming, keep }) => {
        const floors = nameFloors({ floorsUp, floorsDown: 0, naming, mezzanine: false });
        const isKnown = (floorNo: number) => floorNo === floorsUp || keep[floorNo - 1] === true;
        const known = floors.filter(({ floorNo }) => isKnown(floorNo));
        const names = inferredLabels(
          new Map(known.map(({ floorNo, label }) => [floorNo, label])),
          floors.map(({ floorNo }) => floorNo),
        );
        const isPlain = (label: string) => /^\d+$/.test(label);
        for (const { floorNo, label } of floors) {
          const name = names.get(floorNo);
          if (name !== undefined && isPlain(label)) expect(name).toBe(label);
        }
      }),
    );
  });
});

it('a floor is called by its rooms on one floor before the ends of a 跃层', () => {
  const labels = labelsOfRooms([
    { floorNo: 5, floorNoTop: 6, floorLabel: '6-7' },
    { floorNo: 8, floorNoTop: 9, floorLabel: '9-10' },
    { floorNo: 8, floorNoTop: 8, floorLabel: '九层' },
    { floorNo: -2, floorNoTop: -1, floorLabel: 'B1-B2' },
  ]);
  expect(Object.fromEntries(labels)).toEqual({
    '-2': 'B2',
    '-1': 'B1',
    5: '6',
    6: '7',
    8: '九层',
    9: '10',
  });
});
