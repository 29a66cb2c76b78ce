import { describe, expect, it } from 'vitest';
import { type AddressLink, judgePlace } from './place.ts';

const link = (level: string, stop: string, buildingSlot: number | null = null): AddressLink => ({
  level,
  stop,
  buildingSlot,
  roomSlot: null,
  communityCode: null,
  conflict: false,
});

const judge = (report: Partial<Parameters<typeof judgePlace>[0]>) =>
  judgePlace(
    { text: '某路1号', evidenceAt: '2016-01-01', link: undefined, ...report },
    '海曙区',
    () => 7,
  );

describe('whether a place lies in the district', () => {
  it.each([
    ['room', 'NOT_WRITTEN', 'yes'],
    ['place', 'BUILDING_UNKNOWN', 'yes'],
    ['none', 'NAME_AMBIGUOUS', 'yes'],
    ['none', 'ELSEWHERE', 'no'],
    ['none', 'NAME_UNKNOWN', 'unknown'],
    ['none', 'NOT_WRITTEN', 'unknown'],
  ])('an address of level %s stopped by %s: %s', (level, stop, inDistrict) =>
    expect(judge({ link: link(level, stop) })).toMatchObject({ inDistrict }),
  );

  it("goes by a record's own room before its address", () => {
    const place = judge({ roomSlot: 3, link: link('none', 'ELSEWHERE') });
    expect(place).toMatchObject({ inDistrict: 'yes', basis: 'room', buildingSlot: 7 });
  });

  it.each([
    ['海曙区税务局西门征管所', 'yes'],
    ['宁波市海曙区工商分局', 'yes'],
    ['江北区国家税务局', 'no'],
    ['宁波市国家税务局直属分局', 'unknown'],
    [null, 'unknown'],
  ])('without an address, %s says %s and nothing finer', (authority, inDistrict) =>
    expect(judge({ authority, link: link('none', 'NAME_UNKNOWN') })).toMatchObject({
      inDistrict,
      buildingSlot: null,
    }),
  );
});
