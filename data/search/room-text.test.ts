import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildingNumber, readRoomTexts, roomNumber, unitNumber } from './room-text.ts';

describe('a room as somebody types it', () => {
  it.each([
    '3-2-501',
    '3幢2单元501室',
    '３幢２单元５０１室',
    '3栋2单元501',
    '3号楼二单元501室',
    '三幢2单元501',
  ])('%s is building 3, unit 2, room 501', (text) => {
    expect(readRoomTexts(text)[0]).toEqual({
      building: '',
      buildingNo: '3',
      unitNo: '2',
      roomNo: '501',
      certain: true,
    });
  });

  it('keeps the name before the numbers, with the building number', () => {
    expect(readRoomTexts('月湖花园3-2-501')[0]).toMatchObject({
      building: '月湖花园3幢',
      unitNo: '2',
    });
    expect(readRoomTexts('天一大厦A座1203室')[0]).toMatchObject({
      building: '天一大厦a座',
      roomNo: '1203',
    });
  });

  it('reads two numbers as building and room, then as unit and room', () => {
    expect(readRoomTexts('2-501').map(({ buildingNo, unitNo }) => [buildingNo, unitNo])).toEqual([
      ['2', undefined],
      [undefined, '2'],
    ]);
  });

  it('is not sure of a bare number, and sees no room in a name or a house number', () => {
    expect(readRoomTexts('天一大厦 1203')[0]).toMatchObject({
      building: '天一大厦',
      certain: false,
    });
    expect(readRoomTexts('501')[0]).toMatchObject({ roomNo: '501', certain: false });
    expect(readRoomTexts('月湖')).toEqual([]);
    expect(readRoomTexts('中山西路123号')).toEqual([]);
  });

  it('takes any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 64 }), (text) =>
        Array.isArray(readRoomTexts(text)),
      ),
    );
  });
});

describe('numbers as departments write them', () => {
  it('come down to one form', () => {
    expect(['501室', '５０１', '3-2-501', '501'].map(roomNumber)).toEqual([
      '501',
      '501',
      '501',
      '501',
    ]);
    expect(['2单元', '二单元', '２', '甲'].map(unitNumber)).toEqual(['2', '2', '2', '甲']);
    expect(buildingNumber('月湖花园3号楼', null)).toBe('3');
    expect(buildingNumber('月湖花园', '共青路8弄12幢')).toBe('12');
    expect(buildingNumber('天一大厦', '中山西路8号')).toBeUndefined();
  });
});
