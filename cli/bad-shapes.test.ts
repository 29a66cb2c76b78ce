import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asImportClient, type ImportResult } from '../contract/imports.ts';
import { createPortClient, fromNodePort } from '../contract/port-client.ts';
import { openReader } from '../data/driver/sqlite.ts';
import { storePaths } from '../data/snapshot/layout.ts';
import { openStore } from '../data/snapshot/store.ts';
import { verifySnapshot } from '../data/snapshot/verify-snapshot.ts';
import { findingLine, FINDING_COLUMNS, FINDINGS_FILE } from '../data/quality/findings-file.ts';
import type { StoredFinding } from '../data/quality/findings-file.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { createImportDesk } from './import-desk/desk.ts';
import { importResult } from './import-desk/import-result.ts';
import { refresh } from './refresh.ts';
import { shapeLines } from './shape-notes.ts';
import type { RefreshReport } from './refresh-report.ts';

type At = readonly [number, number];

/** About a metre north, and the same east, in degrees. */
const NORTH = 0.9e-5;
const EAST = 1.037e-5;

/** A ring near the middle of Haishu, metres from the corner of a plot of its own. */
const ring = (plot: number, points: readonly At[]) =>
  points.map(([x, y]) => [121.54 + (plot * 60 + x) * EAST, 29.87 + y * NORTH]);
const closed = <Item>(items: readonly Item[]) => [...items, items[0] as Item];
const SQUARE: readonly At[] = [
  [0, 0],
  [30, 0],
  [30, 20],
  [0, 20],
];
const polygon = (...coordinates: unknown[]) => ({ type: 'Polygon', coordinates });
const square = (plot: number) => closed(ring(plot, SQUARE));

/** What becomes of a footprint: drawn as it is, drawn with a note or mark, or refused with its line. */
type Fate = 'drawn' | 'mended' | 'refused';

const SHAPES: Readonly<Record<string, readonly [Fate, (plot: number) => unknown, object?]>> = {
  open: ['drawn', (plot) => polygon(ring(plot, SQUARE))],
  clockwise: ['drawn', (plot) => polygon([...square(plot)].reverse())],
  'with heights': ['drawn', (plot) => polygon(square(plot).map((at) => [...at, 1e9]))],
  courtyard: [
    'drawn',
    (plot) =>
      polygon(
        square(plot),
        ring(plot, [
          [8, 6],
          [8, 14],
          [22, 14],
          [22, 6],
        ]),
      ),
  ],
  'coordinates as text': ['mended', (plot) => polygon(square(plot).map((at) => at.map(String)))],
  'bow tie': [
    'mended',
    (plot) =>
      polygon(
        ring(plot, [
          [0, 0],
          [30, 20],
          [30, 0],
          [0, 20],
        ]),
      ),
  ],
  'ring twice': ['mended', (plot) => polygon(square(plot), square(plot))],
  'hole outside': ['mended', (plot) => polygon(square(plot), square(plot + 200))],
  'hole at the wall': [
    'mended',
    (plot) =>
      polygon(
        square(plot),
        ring(plot, [
          [0, 6],
          [0, 14],
          [22, 14],
          [22, 6],
        ]),
      ),
  ],
  spike: [
    'mended',
    (plot) =>
      polygon(
        ring(plot, [
          [0, 0],
          [30, 0],
          [30, 10],
          [900, 10],
          [30, 10.001],
          [30, 20],
          [0, 20],
        ]),
      ),
  ],
  'ten thousand corners': [
    'mended',
    (plot) =>
      polygon(
        ring(
          plot,
          Array.from({ length: 10_000 }, (_, index): At => {
            const angle = (index / 10_000) * 2 * Math.PI;
            return [15 + 14 * Math.cos(angle), 10 + 9 * Math.sin(angle)];
          }),
        ),
      ),
  ],
  'three thousand parts': [
    'drawn',
    (plot) => ({
      type: 'MultiPolygon',
      coordinates: Array.from({ length: 3000 }, (_, index) => {
        const [x, y] = [(index % 60) * 0.9, 40 + Math.floor(index / 60) * 3];
        const part = [
          [x, y],
          [x + 0.8, y],
          [x + 0.8, y + 2.6],
          [x, y + 2.6],
        ] as const;
        return [closed(ring(plot, part))];
      }),
    }),
  ],
  'floors of its parts above its own': ['mended', (plot) => polygon(square(plot)), { 终止层: 60 }],
  'height of 9999 m': ['mended', (plot) => polygon(square(plot)), { 高度: 9999 }],
  'of the size of the district': [
    'mended',
    () =>
      polygon([
        [121.49, 29.85],
        [121.56, 29.85],
        [121.56, 29.9],
        [121.49, 29.9],
      ]),
  ],
  'without area': [
    'refused',
    (plot) =>
      polygon(
        ring(plot, [
          [0, 0],
          [20, 0],
          [40, 0],
        ]),
      ),
  ],
  'hole over all of it': [
    'refused',
    (plot) =>
      polygon(
        square(plot),
        ring(plot, [
          [-2, -2],
          [-2, 22],
          [32, 22],
          [32, -2],
        ]),
      ),
  ],
  'at 0, 0': [
    'refused',
    () => polygon(ring(0, SQUARE).map(([x = 0, y = 0]) => [x - 121.5, y - 29.8])),
  ],
  'over the antimeridian': [
    'refused',
    () =>
      polygon([
        [179.999, 29.87],
        [-179.999, 29.87],
        [-179.999, 29.871],
      ]),
  ],
  'not a number': ['refused', (plot) => polygon([['NaN', 'NaN'], ...square(plot)])],
  'beyond all numbers': ['refused', (plot) => polygon([['INFINITE', 29.87], ...square(plot)])],
  'null coordinates': ['refused', () => ({ type: 'Polygon', coordinates: null })],
  'a bracket short': ['refused', (plot) => ({ type: 'Polygon', coordinates: square(plot) })],
  'a line': ['refused', (plot) => ({ type: 'LineString', coordinates: square(plot) })],
  'no shape': ['refused', () => null],
  'no floors': ['refused', (plot) => polygon(square(plot)), { 地上层数: 0 }],
  '400 floors': ['refused', (plot) => polygon(square(plot)), { 地上层数: 400 }],
};

const FILE = '楼栋.geojson';
/** Number of the building on a line. */
const idOf = (line: number) => `B${String(line).padStart(3, '0')}`;

let folder: TestFolder;
let report: RefreshReport;
let result: ImportResult;
let refused: Map<number, string>;
let drawn: Map<string, string>;

beforeAll(async () => {
  folder = await TestFolder.make();
  const features = Object.entries(SHAPES).map(([name, [, geometry, more]], plot) => ({
    type: 'Feature',
    properties: {
      楼幢编号: idOf(plot + 1),
      楼名: name,
      用途: '住宅',
      结构: '钢混',
      地上层数: 6,
      ...more,
    },
    geometry: geometry(plot % 20),
  }));
  const text = JSON.stringify({ type: 'FeatureCollection', name: '楼栋', features });
  await folder.text(`bad/community-policing/${FILE}`, text.replace('"INFINITE"', '1e400'));
  report = await refresh({
    paths: [folder.at('bad')],
    storeFolder: folder.at('store'),
    keyFolder: folder.at('keys'),
  });
  result = importResult(report);
  refused = await refusals(report.reportFolder);
  drawn = await buildings();
});
afterAll(() => folder.remove());

async function refusals(reportFolder: string): Promise<Map<number, string>> {
  const db = await openReader(join(reportFolder, FINDINGS_FILE), { immutable: true });
  const rows = await db.all<StoredFinding>(
    `SELECT ${FINDING_COLUMNS} FROM finding WHERE state = 'rejected' AND table_name = 'building'`,
  );
  await db.close();
  const lines = rows.map(findingLine);
  expect(lines.every(({ file }) => file.endsWith(FILE))).toBe(true);
  return new Map(lines.map(({ line, code }) => [line, code]));
}

/** Flags of the buildings that are in the snapshot, by their number. */
async function buildings(): Promise<Map<string, string>> {
  const store = await openStore(folder.at('store'));
  const { files } = await store.manifest(report.snapshotId ?? '');
  const base = await openReader(storePaths.file(store.folder, files.base?.name ?? ''));
  const rows = await base.all<{ id: string; flags: string | null }>(
    'SELECT building_id AS id, flags FROM building',
  );
  await base.close();
  return new Map(rows.map(({ id, flags }) => [id, flags ?? '']));
}

describe('footprints as nobody should deliver them', () => {
  it.each(Object.entries(SHAPES))('%s', (name, [fate]) => {
    const line = Object.keys(SHAPES).indexOf(name) + 1;
    const id = idOf(line);
    const notes = (report.tiles?.notes ?? []).filter(({ building }) => building === id);
    const marks = (drawn.get(id) ?? '').replaceAll(/HEIGHT_ESTIMATED|[[\]",]/g, '');
    expect(refused.has(line)).toBe(fate === 'refused');
    expect(drawn.has(id)).toBe(fate !== 'refused');
    if (fate === 'drawn') expect({ notes, marks }).toEqual({ notes: [], marks: '' });
    if (fate === 'mended') expect(notes.length + marks.length).toBeGreaterThan(0);
    for (const note of notes)
      expect(note).toMatchObject({ file: expect.stringContaining(FILE), line });
  });

  it('are told to the window with file and line, and counted to the last row', () => {
    expect(result.shapes.total).toBe(report.tiles?.notes.length);
    expect(result.shapes.first.map(({ code }) => code)).toContain('BUILDING_LEFT_OUT');
    for (const { read, accepted, held, rejected, unchanged } of report.files)
      expect(read).toBe(accepted + held + rejected + unchanged);
  });

  it('are told of the snapshot by twin verify and the quality ledger, with file and line', async () => {
    const store = await openStore(folder.at('store'));
    const { ok, shapes } = await verifySnapshot(store, report.snapshotId ?? '');
    expect({ ok, shapes }).toEqual({ ok: true, shapes: report.tiles?.notes });
    const lines = shapeLines(shapes ?? []).join('\n');
    for (const { code } of shapes ?? []) expect(lines).toContain(code);
    expect(lines).toContain(shapes?.[0]?.building);
  });

  it('are recognised in the desk, which shows where the others lie', async () => {
    const desk = await createImportDesk({
      storeFolder: folder.at('store'),
      keyFolder: folder.at('keys'),
    });
    const { port1, port2 } = new MessageChannel();
    desk.serve(fromNodePort(port1), { account: 'local', role: 'administrator' });
    const client = asImportClient(createPortClient(fromNodePort(port2)));
    desk.grant({ id: 'bad', names: ['bad'], origin: 'chosen', paths: [folder.at('bad')] });
    const { files } = await client.call('import.recognise', { grant: 'bad' });
    expect(files).toMatchObject([{ dataset: { id: 'building' } }]);
    expect(files[0]?.problem).toBeFalsy();
    const { places } = await client.call('import.preview', {
      grant: 'bad',
      file: files[0]?.name ?? '',
    });
    const points = places[0]?.points ?? [];
    expect(points.length).toBeGreaterThan(10);
    expect(points.flat().every(Number.isFinite)).toBe(true);
    desk.close();
  });

  it('are in the report that stays', async () => {
    const kept = JSON.parse(await readFile(join(report.reportFolder, 'report.json'), 'utf8'));
    expect(kept.tiles.notes).toHaveLength(result.shapes.total);
  });
});
