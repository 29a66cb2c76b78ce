import { join } from 'node:path';
import { makeBeats } from './beats/beats.ts';
import { writeBeats } from './beats/write-beats.ts';
import { AS_OF, FULL, type Invention } from './invention.ts';
import { createCrowdGatherer } from './people/crowding.ts';
import type { DemoAnswers, DemoProgress } from './report.ts';
import { contradictedRooms } from './rooms/contradictions.ts';
import { inventUnits } from './units/invent-units.ts';
import type { DemoUnit } from './units/units.ts';
import type { DemoRoom } from './rooms/rooms.ts';
import { writeBuildings } from './write/buildings.ts';
import { writeRegistry } from './write/registry.ts';
import { writeResidents } from './write/resident-streams.ts';
import { writeRooms } from './write/rooms.ts';
import { writeUnits } from './write/units.ts';
import { createElderGatherer, type Elder } from './world/elders.ts';

/** What stands in the files, and who the other systems may speak of. */
export interface FirstDelivery {
  readonly answers: DemoAnswers;
  readonly units: readonly DemoUnit[];
  readonly elders: readonly Elder[];
}

/** Writes every file of registry and community policing; the answers say what stands in them. */
export async function writeFirstDelivery(
  out: string,
  invention: Invention,
  onProgress: (progress: DemoProgress) => void,
): Promise<FirstDelivery> {
  const { profile, plan, district, districtName, rooms, random, scale, seed } = invention;
  const folder = join(out, 'community-policing');
  const begin = (step: DemoProgress['step']): void => onProgress({ step, done: 0, total: 1 });
  begin('registry');
  const registry = await writeRegistry(join(out, 'registry'), district, plan);
  begin('buildings');
  const buildingParts = await writeBuildings(
    join(folder, '楼栋'),
    district.buildings,
    district.plane,
  );
  begin('rooms');
  const sheet = { districtName, asOf: AS_OF, rooms, buildings: district.buildings, plant: true };
  const roomSheet = await writeRooms(join(folder, '房间.xlsx'), sheet);
  const gatherer = createElderGatherer(AS_OF);
  const crowd = createCrowdGatherer(rooms);
  const residents = await writeResidents(folder, {
    profile,
    district,
    rooms,
    total: Math.round(FULL.residents * scale),
    asOf: AS_OF,
    random: random.fork('people'),
    onRecord: (record) => {
      gatherer.see(record);
      crowd.see(record);
    },
    onProgress,
  });
  begin('units');
  const unitTotal = Math.round(FULL.units * scale);
  const made = inventUnits(invention, unitTotal);
  const units = await writeUnits(folder, made, unitTotal);
  const duties = makeBeats(profile, district, AS_OF, random.fork('beats'));
  const beats = await writeBeats(folder, duties);
  const answers: DemoAnswers = {
    scale,
    seed,
    asOf: AS_OF,
    counts: {
      buildings: district.buildings.length,
      buildingParts,
      rooms: rooms.length,
      residentRecords: residents.good,
      currentRecords: residents.current,
      units: units.good,
    },
    files: {
      ...registry.files,
      'community-policing/楼栋.shp': buildingParts,
      'community-policing/房间.xlsx': roomSheet.rows,
      ...residents.files,
      'community-policing/单位.csv': units.rows,
      'community-policing/责任区民警.csv': beats.rows,
    },
    planted: [...roomSheet.planted, ...residents.planted, ...units.planted, ...beats.planted],
    facts: {
      ...factsOf(invention),
      wrongGridCells: registry.grid,
      crowdedRooms: crowd.crowded(),
      contradictedRooms: contradictedRooms(rooms),
      homesUsedForBusiness: homesUsedForBusiness(made, rooms),
      beats: new Set(duties.map(({ beatCode }) => beatCode)).size,
    },
  };
  return { answers, units: made, elders: gatherer.elders };
}

/** 住改商: units open and on site in rooms meant for living in. */
function homesUsedForBusiness(units: readonly DemoUnit[], rooms: readonly DemoRoom[]): string[] {
  const homes = new Set(rooms.filter(({ use }) => use === '住宅').map(({ id }) => id));
  return units
    .filter(({ status, onSite }) => status === '开业' && onSite === '在此处')
    .filter(({ roomId }) => homes.has(roomId))
    .map(({ unitId }) => unitId);
}

/** Rooms and buildings worth looking at by hand. */
function factsOf({ district: { buildings }, rooms }: Invention): Record<string, unknown> {
  const tallest = buildings.reduce((best, building) =>
    building.floorsUp > best.floorsUp ? building : best,
  );
  return {
    room3A: rooms.find((room) => room.floorLabel === '3A')?.id,
    roomDuplex: rooms.find((room) => room.floorTopNumber !== room.floorNumber)?.id,
    roomMezzanine: rooms.find((room) => room.floorLabel === '夹层')?.id,
    tallest: { id: tallest.id, name: tallest.name, floorsUp: tallest.floorsUp },
    droppedColumns: ['民族', '政治面貌', '宗教信仰'],
  };
}
