import { expect, it } from 'vitest';
import { readGlb } from '../testing/read-glb.ts';
import { plainGlb } from '../testing/plain-glb.ts';
import { glbProblems } from '../testing/validate-glb.ts';
import { MeshBuilder } from './mesh.ts';
import type { Mesh } from './mesh.ts';
import type { PropertyTable } from './property-table.ts';
import { glbReady, writeGlb } from './write-glb.ts';

const table: PropertyTable = {
  className: 'building',
  columns: [
    { name: 'slot', type: 'UINT32', noData: 0xffffffff, values: [7, 4_000_000_000, 0xffffffff] },
    { name: 'storeyMetres', type: 'FLOAT32', values: [3, 2.9, 4.5] },
  ],
};

/** Three squares, one a feature, `rows` vertices in all at least. */
function squares(textured: boolean, rows = 12): Mesh {
  const mesh = new MeshBuilder(textured);
  for (let at = 0; at < rows / 4; at++) {
    const first = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
    ].map(([x, y]) =>
      mesh.vertex(at % 3, [(x as number) + at * 5, y as number, 9], [0, 0, 2], x, y),
    );
    mesh.triangle(first[0] as number, first[1] as number, first[2] as number);
    mesh.triangle(first[0] as number, first[2] as number, first[3] as number);
  }
  return mesh.build();
}

it.each([
  ['compressed', true],
  ['plain', false],
])('a %s file reads back as it was written, without a validator problem', async (_, compress) => {
  await glbReady;
  for (const textured of [true, false]) {
    const glb = writeGlb(squares(textured), table, { compress });
    expect(await glbProblems(glb)).toEqual([]);
    const file = await readGlb(glb);
    const read = (name: string) => file.values(file.primitive.attributes[name] as number);
    expect(read('POSITION').slice(0, 12)).toEqual([0, 9, 0, 4, 9, 0, 4, 9, -4, 0, 9, -4]);
    expect(read('NORMAL').slice(0, 3)).toEqual([0, 127, 0]);
    expect(new Set(read('_FEATURE_ID_0'))).toEqual(new Set([0, 1, 2]));
    expect('TEXCOORD_0' in file.primitive.attributes).toBe(textured);
    expect(file.column('slot')).toEqual([7, 4_000_000_000, 0xffffffff]);
    expect(file.column('storeyMetres').map((value) => value.toFixed(2))).toEqual([
      '3.00',
      '2.90',
      '4.50',
    ]);
  }
});

it('a mesh of more than 65,535 vertices keeps its indices', async () => {
  await glbReady;
  const mesh = squares(false, 80_000);
  const glb = writeGlb(mesh, table);
  expect(await glbProblems(glb)).toEqual([]);
  const file = await readGlb(glb);
  const indices = file.values(file.primitive.indices);
  const corner = (triangle: number) =>
    indices.slice(triangle * 3, triangle * 3 + 3).sort((a, b) => a - b);
  expect(corner(39_999)).toEqual([...mesh.indices.slice(-3)].sort((a, b) => a - b));
});

it('more features than a short counts keep their rows', async () => {
  await glbReady;
  const rows = 70_000;
  const mesh = new MeshBuilder();
  for (let row = 0; row < rows; row++) {
    const [a, b, c] = [0, 1, 2].map((corner) => mesh.vertex(row, [corner, row, 0], [0, 0, 1]));
    mesh.triangle(a as number, b as number, c as number);
  }
  const slots = Array.from({ length: rows }, (_, row) => row);
  const wide = {
    className: 'room',
    columns: [{ name: 'slot', type: 'UINT32', values: slots }],
  } as const;
  const glb = writeGlb(mesh.build(), wide);
  expect(await glbProblems(await plainGlb(glb))).toEqual([]);
  const file = await readGlb(glb);
  const ids = file.values(file.primitive.attributes['_FEATURE_ID_0'] as number);
  expect(ids.length).toBe(rows * 3);
  expect(new Set(ids).size).toBe(rows);
});

it('the same mesh gives the same bytes, and compression makes it smaller', async () => {
  await glbReady;
  const [first, second] = [
    writeGlb(squares(true, 4000), table),
    writeGlb(squares(true, 4000), table),
  ];
  expect(Buffer.from(second).equals(first)).toBe(true);
  const plain = writeGlb(squares(true, 4000), table, { compress: false });
  expect(first.length).toBeLessThan(plain.length / 2);
});
