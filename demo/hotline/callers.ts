import { drawName, drawSurname } from '../names/person-names.ts';
import type { Random } from '../random.ts';
import type { DemoRoom } from '../rooms/rooms.ts';
import type { DemoWorld } from '../world.ts';
import type { Elder } from '../world/elders.ts';
import { inventedPhone } from './firms.ts';

/** Who calls, and from where. */
export interface Caller {
  readonly name: string;
  readonly phone: string;
  /** Undefined where the caller is nobody of the district. */
  readonly room: DemoRoom | undefined;
  readonly roomIndex: number;
  readonly elder: Elder | undefined;
}

/** Draws callers; a room always calls from the same number. */
export interface Callers {
  atHome(random: Random): Caller;
  /** An old person with an alarm button. */
  withAlarm(random: Random): Caller;
  anybody(random: Random): Caller;
  ofRoom(roomIndex: number, random: Random): Caller;
}

const ALARM_SHARE = 7;

/** Opens the callers of a district. */
export function createCallers(world: DemoWorld): Callers {
  const { rooms, elders } = world;
  const lived = rooms.flatMap(({ use, tenure }, index) =>
    use === '住宅' && tenure !== '空置' ? [index] : [],
  );
  const indexOf = new Map(rooms.map(({ id }, index) => [id, index]));
  const alarms = elders.filter(
    ({ residenceRelation }, index) =>
      index % ALARM_SHARE === 0 && residenceRelation !== '户在人不在',
  );
  const ofRoom: Callers['ofRoom'] = (roomIndex, random) => ({
    name: nameOf(random),
    phone: inventedPhone(world, roomIndex),
    room: rooms[roomIndex]!,
    roomIndex,
    elder: undefined,
  });
  const ofElder = (elder: Elder): Caller => ({
    name: elder.name,
    phone: elder.phone,
    room: world.roomById.get(elder.roomId)!,
    roomIndex: indexOf.get(elder.roomId)!,
    elder,
  });
  return {
    ofRoom,
    atHome: (random) =>
      elders.length > 0 && random.chance(0.12)
        ? ofElder(random.pick(elders))
        : ofRoom(random.pick(lived), random),
    withAlarm: (random) =>
      alarms.length > 0 ? ofElder(random.pick(alarms)) : ofRoom(random.pick(lived), random),
    anybody: (random) => ({
      name: nameOf(random),
      phone: inventedPhone(world, 10_000_000 + random.integer(0, 400_000)),
      room: undefined,
      roomIndex: -1,
      elder: undefined,
    }),
  };
}

/** What an agent notes down: mostly a surname and 先生 or 女士. */
function nameOf(random: Random): string {
  const draw = random.next();
  if (draw < 0.02) return '匿名';
  const surname = drawSurname(random);
  const male = random.chance(0.45);
  return draw < 0.75 ? surname + (male ? '先生' : '女士') : drawName(surname, male, random);
}
