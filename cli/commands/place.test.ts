import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openStore, requireCurrent } from '../../data/snapshot/store.ts';
import { runProgram } from '../program.ts';

let folder: string;
let output = '';
let room: { room_id: string; building_id: string; address: string; name: string; room_no: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-place-'));
  const keep = (text: unknown) => {
    output += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  const demo = ['demo', '--out', join(folder, 'demo'), '--scale', '0.005', '--systems', 'none'];
  expect(await runProgram(demo), output).toBe(0);
  expect(await runProgram(['import', join(folder, 'demo'), ...where()]), output).toBe(0);
  room = await someRoom();
});

afterAll(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const where = () => ['--snapshot', join(folder, 'store'), '--keys', join(folder, 'keys')];

async function someRoom() {
  const store = await openStore(join(folder, 'store'));
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
  const file = join(folder, 'list.txt');
  await writeFile(file, list);
  output = '';
  expect(await runProgram(['place', file, ...where(), ...more]), output).toBe(0);
  return output;
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
    const out = join(folder, 'out.txt');
    await place(list, '--column', '编码', '--out', out);
    expect(await readFile(out, 'utf8')).toMatch(/^\ufeff编码\t地址\t标准地址码/);
    const wrong = ['place', join(folder, 'list.txt'), ...where(), '--column', '门牌'];
    output = '';
    expect(await runProgram(wrong)).toBe(1);
    expect(output).toContain('编码, 地址');
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
