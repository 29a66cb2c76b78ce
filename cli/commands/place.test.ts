import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStore, requireCurrent } from '../../data/snapshot/store.ts';
import { commandLine } from '../testing/command-line.ts';

const { at, demo, place: where, run, twin } = commandLine();
let room: { room_id: string; building_id: string; address: string; name: string; room_no: string };

beforeAll(async () => {
  await twin('import', await demo('demo'), ...where());
  room = await someRoom();
});

async function someRoom() {
  const store = await openStore(at('store'));
  const snapshot = await store.open(await requireCurrent(store));
  const found = await snapshot.db.get<typeof room>(
    `SELECT room_id, building_id, building.address, name, room_no FROM base.room
     JOIN base.building ON building.slot = building_slot
     WHERE building.name LIKE '%幢' AND unit_no IS NULL OR unit_no = '1' ORDER BY room.slot LIMIT 1`,
  );
  await snapshot.close();
  return found as typeof room;
}

async function place(list: string, ...more: string[]): Promise<string> {
  await writeFile(at('list.txt'), list);
  return twin('place', at('list.txt'), ...where(), ...more);
}

describe('twin place', () => {
  it('places addresses, codes and blanks of a copied list and returns it in the same order', async () => {
    const written = `宁波市海曙区${room.address}${room.name}`;
    const list = `序号\t地址\n1\t${written}\n2\t\n3\t${room.room_id}\n4\t火星路1号\n`;
    const lines = (await place(list)).trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    const cells = lines.map((line) => line.split('\t'));
    expect(cells[0]?.slice(0, 3)).toEqual(['序号', '地址', '标准地址码']);
    expect(cells.slice(1).map((row) => [row[0], row[6]])).toEqual([
      ['1', '幢'],
      ['2', '未匹配'],
      ['3', '室'],
      ['4', '未匹配'],
    ]);
    expect(cells[1]?.[4]).toBe(room.building_id);
    expect(cells[3]?.[5]).toBe(room.room_id);
    expect(cells[2]?.[9]).toBe('空行。');
  });

  it('writes a file for a spreadsheet, by the column named, and says which columns there are', async () => {
    const list = `编码\t地址\n${room.building_id}\t无\n`;
    const out = at('out.txt');
    await place(list, '--column', '编码', '--out', out);
    const written = await readFile(out, 'utf8');
    expect(written).toMatch(/^\ufeff编码\t地址\t标准地址码/);
    expect(written).toMatch(/\n密级：[^\n]+\n$/);
    const wrong = await run('place', at('list.txt'), ...where(), '--column', '门牌');
    expect(wrong.code).toBe(1);
    expect(wrong.output).toContain('编码, 地址');
  });

  it('prints rows and buildings with their counts as JSON', async () => {
    const { rows, buildings } = JSON.parse(await place(room.building_id, '--json')) as {
      rows: { level: string }[];
      buildings: { currentResidents: { value: number } }[];
    };
    expect(rows[0]?.level).toBe('building');
    expect(buildings[0]?.currentResidents.value).toBeGreaterThanOrEqual(0);
  });
});
