import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floorOfRoomNumber, parseFloorLabel, type NominalFloor } from './floor-label.ts';
import { planFloors } from './floor-plan.ts';

const read = (label: string): NominalFloor => {
  const span = parseFloorLabel(label);
  if (!span) throw new Error(`${label} is no floor`);
  return span.from;
};

const plan = (labels: readonly string[], floorsUp?: number) => {
  const { physical, conflict } = planFloors(labels.map(read), floorsUp);
  return { floors: labels.map((label) => physical(read(label))), conflict };
};

describe('floor labels', () => {
  it('reads the spellings departments use', () => {
    expect(read('5层')).toEqual({ number: 5, after: 0 });
    expect(read('１２')).toEqual({ number: 12, after: 0 });
    expect(read('十二层')).toEqual({ number: 12, after: 0 });
    expect(read('3A')).toEqual({ number: 3, after: 2 });
    expect(read('夹层')).toEqual({ number: 1, after: 1 });
    expect(read('M')).toEqual({ number: 1, after: 1 });
    expect(read('2夹层')).toEqual({ number: 2, after: 1 });
    expect(read('B1')).toEqual({ number: -1, after: 0 });
    expect(read('地下一层')).toEqual({ number: -1, after: 0 });
    expect(read('-2')).toEqual({ number: -2, after: 0 });
    expect(parseFloorLabel('5-6')).toEqual({
      from: { number: 5, after: 0 },
      to: { number: 6, after: 0 },
    });
    expect(parseFloorLabel('17跃18')).toEqual({
      from: { number: 17, after: 0 },
      to: { number: 18, after: 0 },
    });
    for (const label of ['B1-B2', 'B2-B1', '负1-负2', '地下1-2层', '地下一、二层'])
      expect(parseFloorLabel(label), label).toEqual({
        from: { number: -2, after: 0 },
        to: { number: -1, after: 0 },
      });
    expect(parseFloorLabel('-1-2')).toEqual({
      from: { number: -1, after: 0 },
      to: { number: 2, after: 0 },
    });
    expect(parseFloorLabel('屋面')).toBeUndefined();
    expect(parseFloorLabel('6-5')).toBeUndefined();
  });

  it('finds the floor in a room number of three or four digits only', () => {
    expect(floorOfRoomNumber('501')).toBe('5');
    expect(floorOfRoomNumber('1203')).toBe('12');
    expect(floorOfRoomNumber('0101')).toBe('1');
    expect(floorOfRoomNumber('12')).toBeUndefined();
    expect(floorOfRoomNumber('A501')).toBeUndefined();
  });
});

describe('physical floors', () => {
  it('puts 3A in the place of 4', () => {
    expect(plan(['1', '2', '3', '3A', '5', '6'], 6).floors).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('keeps 3A beside 4 as a floor of its own', () => {
    expect(plan(['3', '3A', '4', '5'], 6).floors).toEqual([3, 4, 5, 6]);
  });

  it('counts 夹层 and leaves out 4, 13 and 14', () => {
    const labels = ['1', '夹层', '2', '3', '5', '12', '15', '16'];
    expect(plan(labels, 14)).toEqual({ floors: [1, 2, 3, 4, 5, 12, 13, 14], conflict: undefined });
  });

  it('lets 4 stand when the building has as many floors as its highest label', () => {
    expect(plan(['1', '3', '5', '6'], 6).floors).toEqual([1, 3, 5, 6]);
  });

  it('says when labels reach above the building', () => {
    expect(plan(['1', '2', '30'], 6).conflict).toBe('FLOOR_CONFLICT');
  });

  it('recovers any building whose floors are all labelled', () => {
    const shunned = [4, 13, 14, 24];
    const building = fc.record({
      top: fc.integer({ min: 1, max: 33 }),
      left: fc.subarray(shunned),
      lettered: fc.boolean(),
      mezzanine: fc.boolean(),
      basements: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(building, ({ top, left, lettered, mezzanine, basements }) => {
        const labels: string[] = [];
        for (let number = 1; number <= top; number += 1) {
          const isLeft = left.includes(number) && number < top;
          if (!isLeft) labels.push(String(number));
          else if (lettered && number === 4) labels.push('3A');
          if (number === 1 && mezzanine) labels.push('夹层');
        }
        const expected = labels.map((_, index) => index + 1);
        expect(plan(labels, labels.length)).toEqual({ floors: expected, conflict: undefined });
        for (let depth = 1; depth <= basements; depth += 1) {
          expect(plan([...labels, `B${depth}`], labels.length).floors.at(-1)).toBe(-depth);
        }
      }),
    );
  });

  it('keeps the order of labels whatever is missing', () => {
    const label = fc.integer({ min: 1, max: 40 }).map(String);
    fc.assert(
      fc.property(
        fc.array(label, { minLength: 1 }),
        fc.option(fc.integer({ min: 1, max: 45 })),
        (labels, floorsUp) => {
          const { floors } = plan(labels, floorsUp ?? undefined);
          labels.forEach((one, i) => {
            labels.forEach((other, j) => {
              const order = Math.sign((floors[i] as number) - (floors[j] as number));
              expect(order).toBe(Math.sign(Number(one) - Number(other)));
            });
          });
        },
      ),
    );
  });
});
