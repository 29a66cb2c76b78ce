import { describe, expect, it } from 'vitest';
import { GazetteerBuilder } from './gazetteer.ts';
import { matchAddress } from './match.ts';

const division = { province: '浙江省', city: '宁波市', district: '海曙区' };

function tower(slot: number, name: string, address: string, community: string) {
  const codes = { street_code: '330203001', community_code: `330203001${community}` };
  return { slot, building_id: `B${slot}`, name, address, ...codes };
}

function room(slot: number, building: number) {
  const place = { unit_no: null, floor_label: '5', room_no: '01' };
  return { slot, room_id: `R${slot}`, building_slot: building, ...place };
}

describe('gazetteer', () => {
  it('refuses a name two buildings share unless something else tells them apart', () => {
    const builder = new GazetteerBuilder(division);
    builder.addArea({ level: 'street', code: '330203001', name: '月湖街道' });
    builder.addArea({ level: 'community', code: '330203001001', name: '天一社区' });
    builder.addBuilding(tower(0, '信联中心', '平桥街44号', '001'));
    builder.addBuilding(tower(1, '信联中心', '县学街8号', '002'));
    builder.addRoom(room(0, 0));
    builder.addRoom(room(1, 1));
    const gazetteer = builder.finish();
    expect(matchAddress(gazetteer, '信联中心501室').stop).toBe('NAME_AMBIGUOUS');
    expect(matchAddress(gazetteer, '天一社区信联中心501室').room?.id).toBe('R0');
    expect(matchAddress(gazetteer, '县学街信联中心501').room?.id).toBe('R1');
  });

  it('takes # behind a lane for 号 where no building of the lane has that number', () => {
    const builder = new GazetteerBuilder(division);
    builder.addBuilding(tower(0, '', '桑园巷15弄10号', '001'));
    builder.addBuilding(tower(1, '新街小区5幢', '桑园巷15弄33号', '001'));
    builder.addRoom(room(0, 0));
    builder.addRoom(room(1, 1));
    const gazetteer = builder.finish();
    expect(matchAddress(gazetteer, '桑园巷15弄10#501').room?.id).toBe('R0');
    expect(matchAddress(gazetteer, '桑园巷15弄5#501').room?.id).toBe('R1');
    expect(matchAddress(gazetteer, '桑园巷15弄10幢501').stop).toBe('BUILDING_UNKNOWN');
    expect(matchAddress(gazetteer, '桑园巷15弄11#501').stop).toBe('BUILDING_UNKNOWN');
  });

  it('leaves out rooms without a building and old names without a present one', () => {
    const builder = new GazetteerBuilder(division);
    builder.addBuilding(tower(0, '信联中心', '平桥街44号', '001'));
    builder.addRoom(room(0, 7));
    expect(builder.addAlias({ kind: 'place', old: '老信联', present: '信联中心' })).toBe(true);
    expect(builder.addAlias({ kind: 'road', old: '旧街', present: '没有的街' })).toBe(false);
    const gazetteer = builder.finish();
    expect(gazetteer.rooms.count).toBe(0);
    expect(matchAddress(gazetteer, '老信联501')).toMatchObject({
      level: 'building',
      stop: 'ROOM_UNKNOWN',
    });
  });
});
