/** Addresses as an import places them: the demo's planted hotline addresses with their true rooms, at scale 0.1. */
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { refresh } from '../cli/refresh.ts';
import { openStore } from '../data/snapshot/store.ts';
import { writeShippedDemo } from '../cli/testing/shipped-demo.ts';
import { SYSTEM_WRITERS } from '../demo/systems.ts';
import { LEVEL_TITLES } from '../contract/address-words.ts';
import { LEVELS } from '../importers/addresses/levels.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { table, writeSection } from './lib/results.ts';

interface KnownRoom {
  readonly callNo: string;
  readonly roomId: string;
}

interface Link {
  readonly row_key: string;
  readonly room_id: string | null;
  readonly building_id: string | null;
}

const { values } = parseArgs({ options: { scale: { type: 'string', default: '0.1' } } });

const folder = await TestFolder.make();
const systems = SYSTEM_WRITERS.map(({ system }) => system);
const { answers } = await writeShippedDemo(folder.at('demo'), Number(values.scale), systems);
const places = { storeFolder: folder.at('store'), keyFolder: folder.at('keys') };
const report = await refresh({ paths: [folder.at('demo')], ...places });
const snapshot = await (await openStore(folder.at('store'))).open(report.snapshotId ?? '');
const truths = (answers.systems as Record<string, { truths: Record<string, unknown[]> }>).hotline;
const known = (truths?.truths.addressOfRoom ?? []) as KnownRoom[];
const links = await snapshot.db.all<Link>(
  `SELECT l.row_key, r.room_id, b.building_id FROM links.address_link l
    LEFT JOIN base.room r ON r.slot = l.room_slot
    LEFT JOIN base.building b ON b.slot = l.building_slot WHERE l.table_name = 'call'`,
);
const rooms = await snapshot.db.all<{ room_id: string; building_id: string }>(
  'SELECT r.room_id, b.building_id FROM base.room r JOIN base.building b ON b.slot = r.building_slot',
);
const byCall = new Map(links.map((link) => [link.row_key, link]));
const buildingOf = new Map(rooms.map((room) => [room.room_id, room.building_id]));
const roomsRight = known.map(
  ({ callNo, roomId }) => [byCall.get(callNo)?.room_id, roomId] as const,
);
const buildingsRight = known.map(
  ({ callNo, roomId }) => [byCall.get(callNo)?.building_id, buildingOf.get(roomId)] as const,
);
writeSection('Addresses: as imports place them', [
  `Demo of all systems at scale ${values.scale}: hotline addresses with a planted true room.`,
  '',
  ...table(
    ['level', 'known', 'claimed', 'right', 'precision', 'recall'],
    [measures('室', roomsRight), measures('幢', buildingsRight)],
  ),
  '',
  ...table(
    ['table', 'field', 'rows', ...LEVELS.map((level) => LEVEL_TITLES[level]), '上图率', '匹配率'],
    report.links.map((one) => [
      one.table,
      one.field,
      String(one.rows),
      ...LEVELS.map((level) => String(one.levels[level])),
      percent(one.placedShare),
      percent(one.matchedShare),
    ]),
  ),
]);
await snapshot.close();
await rm(folder.path, { recursive: true, force: true });

function measures(
  level: string,
  pairs: readonly (readonly [string | null | undefined, string | undefined])[],
): string[] {
  const claimed = pairs.filter(([found]) => found);
  const right = claimed.filter(([found, truth]) => found === truth);
  const counts = [pairs, claimed, right].map((list) => String(list.length));
  const [precision, recall] = [right.length / claimed.length, right.length / pairs.length];
  return [level, ...counts, percent(precision), percent(recall)];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
