import { describe, expect, it } from 'vitest';
import { canonicalFloor, canonicalRoom, canonicalUnit } from './floors.ts';

describe('floors, rooms and units in one form', () => {
  it.each([
    ['5', '5'],
    ['5层', '5'],
    ['十二', '12'],
    ['3A', '3A'],
    ['12b', '12B'],
    ['B1', 'B1'],
    ['-2', 'B2'],
    ['地下一层', 'B1'],
    ['负1', 'B1'],
    ['夹层', '夹'],
    ['M', '夹'],
    ['5-6', '5'],
    ['屋顶', ''],
  ])('floor %s is %s', (label, canonical) => expect(canonicalFloor(label)).toBe(canonical));

  it.each([
    ['5', '501', '501'],
    ['5', '01', '501'],
    ['5', '1', '501'],
    ['1', '12', '112'],
    ['3A', '05', '3A05'],
    ['3A', '3a05室', '3A05'],
    ['B1', 'B102', 'B102'],
    ['B1', '02', 'B102'],
    ['B1', '102', 'B102'],
    ['夹', 'M01', '夹01'],
    ['夹', '夹01', '夹01'],
    ['夹', '1', '夹01'],
    ['', '1203', '1203'],
    ['3', '501', '501'],
    ['B2', '201', 'B201'],
    ['B2', '1201', '1201'],
    ['', '003', '003'],
    ['12', '1203-1', '1203-1'],
  ])('room of floor %s, %s is %s', (floor, room, canonical) =>
    expect(canonicalRoom(floor, room)).toBe(canonical),
  );

  it.each([
    ['02', '2'],
    ['2单元', '2'],
    ['甲', '甲'],
    [null, ''],
  ])('unit %s is %s', (unit, canonical) => expect(canonicalUnit(unit)).toBe(canonical));
});
