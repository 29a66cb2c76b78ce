import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVEL_TITLES } from '../../contract/address-words.ts';
import { matchAll } from './match-all.ts';
import { locateAddress, matchAddress, type AddressMatch } from './match.ts';
import { doubtfulTexts, labelledAddresses, labelledDistrict } from './testing/labelled.ts';
import { roomSpelling } from './testing/spellings.ts';

const { gazetteer, buildings, rooms, areaNames } = labelledDistrict();
const match = (text: string): AddressMatch => matchAddress(gazetteer, text);

/** A match as the labelled set writes it. */
function labelled(found: AddressMatch): { level: string; building: string; room: string } {
  return {
    level: found.level === 'none' ? 'none' : LEVEL_TITLES[found.level],
    building: found.buildingId ?? '',
    room: found.room?.id.split('/')[1] ?? '',
  };
}

/** The labels of a set that its author is sure of. */
function sureOf(name: 'second-known' | 'second-blind') {
  const doubtful = doubtfulTexts(name);
  return labelledAddresses(name).filter(({ text }) => !doubtful.has(text));
}

describe('labelled addresses', () => {
  it.each([...labelledAddresses('known'), ...sureOf('second-known'), ...sureOf('second-blind')])(
    '$text → $level $building $room',
    ({ text, ...label }) => expect(labelled(match(text))).toEqual(label),
  );
});

it('what is located is what is matched', () => {
  for (const { text } of labelledAddresses('known')) {
    const found = match(text);
    const { building, room, ...located } = locateAddress(gazetteer, text);
    const { level, score, method, stop, communityCode } = found;
    const isContradictory = found.conflicts.length > 0;
    expect(located).toEqual({ level, score, method, stop, communityCode, isContradictory });
    expect([building?.id, building?.slot]).toEqual([found.buildingId, found.buildingSlot]);
    expect(room).toEqual(found.room);
  }
});

it.each(['03幢02单元501室', '③幢②单元501室', '3幢Ⅱ单元501', '第03栋2单元501', '三幢，两单元，501'])(
  'numbers padded, circled, Roman or said are the plain ones: 柳汀新村%s',
  (written) => {
    expect(labelled(match(`柳汀新村${written}`))).toEqual(labelled(match('柳汀新村3幢2单元501室')));
    expect(match(`柳汀街0225弄${written}`).room).toEqual(match('柳汀新村3幢2单元501室').room);
  },
);

it('a branch of a room is not the room', () => {
  for (const branch of ['之一', '之2', '-1', 'A'])
    expect(labelled(match(`柳汀新村3幢2单元501室${branch}`)), branch).toEqual(
      labelled(match('柳汀新村3幢2单元599室')),
    );
});

describe('every room of the district', () => {
  const anyRoom = fc.integer({ min: 0, max: rooms.length - 1 });

  it('comes back from any of its spellings', () => {
    const spelled = anyRoom.chain((index) => {
      const room = rooms[index]!;
      const building = gazetteer.buildings[room.building_slot]!;
      const area = areaNames[room.building_slot]!;
      return fc.tuple(fc.constant(room), roomSpelling(building, room, area));
    });
    fc.assert(
      fc.property(spelled, ([room, text]) => {
        expect({ text, room: match(text).room?.id }).toEqual({ text, room: room.room_id });
      }),
      { numRuns: 3000 },
    );
  });

  it('comes back from English order and words', () => {
    for (const room of rooms) {
      const { place, road, lane, door, number } = gazetteer.buildings[room.building_slot]!;
      const unit = room.unit_no ? `Unit ${room.unit_no}, ` : '';
      const building = number ? `Bldg. ${number}, ` : '';
      const text = `Room ${room.room_no}, ${unit}${building}${place || `${road}${lane}${door}号`}`;
      expect({ text, room: match(text).room?.id }).toEqual({ text, room: room.room_id });
    }
  });

  it('comes back from its standard address', () => {
    for (const room of rooms) {
      const building = gazetteer.buildings[room.building_slot]!;
      const unit = room.unit_no ? `${room.unit_no}单元` : '';
      const found = match(`宁波市海曙区${building.standard}${unit}${room.room_no}室`);
      expect(found.room?.id).toBe(room.room_id);
      expect(match(found.standardAddress).room?.id).toBe(room.room_id);
    }
  });

  it('is never claimed for another number', () => {
    fc.assert(
      fc.property(anyRoom, fc.integer({ min: 1, max: 9999 }), (index, number) => {
        const building = gazetteer.buildings[rooms[index]!.building_slot]!;
        const { room } = match(`${building.standard}1单元${number}室`);
        if (room) expect(`${room.unit}-${room.number}`).toBe(`1-${number}`);
      }),
    );
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      '县学街',
      '月湖大厦',
      '柳汀新村',
      '柳汀街',
      '225弄',
      '3幢',
      '2单元',
      '501',
      '室',
      '号',
      '-',
      '1203',
      'A座',
    ],
    ...[
      '解放路',
      '青林湾',
      '夹层',
      '地下',
      '负',
      'B1',
      '之',
      '甲',
      '十二',
      '（',
      '）',
      '，',
      ' ',
      '与',
      '对面',
      '近',
    ],
    ...[
      '中山东路',
      '188',
      '海曙区',
      '天一',
      '社区',
      '某',
      '鄞州区',
      '#',
      '0574-',
      '13800001234',
      '层',
      '楼',
      '第',
    ],
  );
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );

  it('is placed without error and only at rooms that exist', () => {
    fc.assert(
      fc.property(text, (written) => {
        const found = match(written);
        const room = found.room && rooms[found.room.slot];
        if (found.level === 'room') expect(room?.room_id).toBe(found.room?.id);
        if (room) expect(buildings[room.building_slot]?.building_id).toBe(found.buildingId);
        expect(found.room !== undefined).toBe(found.level === 'room');
        expect(found.score).toBeGreaterThanOrEqual(0);
        expect(found.score).toBeLessThanOrEqual(1);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('what a match tells', () => {
  it('names what was corrected', () => {
    const found = match('柳丁新村3幢2单元501室');
    expect(found.method).toBe('corrected');
    expect(found.evidence[0]).toEqual({
      part: 'place',
      written: '柳丁新村',
      standard: '柳汀新村',
      kind: 'corrected',
    });
    expect(found.score).toBeLessThan(match('柳汀新村3幢2单元501室').score);
  });

  it('gives the standard address of what was found', () => {
    expect(match('东大路１８８号2210').standardAddress).toBe(
      '宁波市海曙区中山东路188号中农信大厦2210室',
    );
    expect(match('镇明路36号').standardAddress).toBe('宁波市海曙区镇明路36号');
    expect(match('不知哪里').standardAddress).toBe('');
  });

  it('places a room of a wrong 街道 and says so', () => {
    const found = match('白云街道柳汀新村3幢2单元501室');
    expect(found.room?.id).toBe('B04/2-5-501');
    expect(found.conflicts).toEqual(['白云街道']);
    expect(found.score).toBeLessThan(0.8);
  });

  it('takes # behind a road for 号', () => {
    expect(match('苍松路15#502室').room?.id).toBe('B26/5-502');
    expect(match('柳汀街225弄3#').buildingId).toBe(match('柳汀街225弄3幢').buildingId);
  });

  it.each([
    ['鄞州区中山东路188号2210室', 'ELSEWHERE'],
    ['百丈街道中山东路188号', 'ELSEWHERE'],
    ['宁波保税区兴业大道914号', 'ELSEWHERE'],
    ['中山东路188号月湖大厦1203室', 'CONFLICT'],
    ['柳汀新村3幢501室', 'ROOM_AMBIGUOUS'],
    ['柳汀新村3幢2单元501、502室', 'ROOM_SEVERAL'],
    ['柳汀新村9幢', 'BUILDING_UNKNOWN'],
    ['月湖大厦对面', 'BESIDE'],
    ['镇明路36号', 'DOOR_BRANCHES'],
  ])('%s stops because of %s', (text, stop) => expect(match(text).stop).toBe(stop));

  it('is the same for a text met again', () => {
    const texts = ['月湖大厦1203', '柳汀新村', '月湖大厦1203'];
    expect([...matchAll(gazetteer, texts)]).toEqual(texts.map(match));
  });
});
