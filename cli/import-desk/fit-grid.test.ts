import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GridWish } from '../../contract/control-points.ts';
import { asImportClient, type ImportClient } from '../../contract/imports.ts';
import { createPortClient, fromNodePort } from '../../contract/port-client.ts';
import { openWriter } from '../../data/driver/sqlite.ts';
import { transformFrom, type LonLat } from '../../importers/crs/systems.ts';
import { TestFolder } from '../../importers/testing/folder.ts';
import { GRID_POINTS, toLocalGrid } from '../../importers/testing/local-grid.ts';
import { createImportDesk, type ImportDesk } from './desk.ts';

const KNOWN: readonly LonLat[] = [...GRID_POINTS, [649_000, 3_306_500]];

/** Control points known in degrees, as a person would paste them. */
function wishOf(change: (local: LonLat, index: number) => LonLat = (local) => local): GridWish {
  const points = KNOWN.map((at, index) => {
    const [east, north] = change(toLocalGrid(at), index);
    const [longitude, latitude] = transformFrom('EPSG:4549')(...at);
    return {
      name: `P${index}`,
      fromEast: east.toFixed(4),
      fromNorth: north.toFixed(4),
      fromHeight: '',
      toEast: longitude.toFixed(10),
      toNorth: latitude.toFixed(10),
      toHeight: '',
      used: true,
    };
  });
  return { method: 'similarity-4', from: 'EPSG:2437', to: 'EPSG:4490', points };
}

const leftOut = ({ points, ...wish }: GridWish, index: number): GridWish => ({
  ...wish,
  points: points.map((point, at) => ({ ...point, used: at !== index })),
});

let folder: TestFolder;
let desk: ImportDesk;
let client: ImportClient;

beforeAll(async () => {
  folder = await TestFolder.make();
  desk = await createImportDesk({ storeFolder: folder.at('store'), keyFolder: folder.at('keys') });
  const { port1, port2 } = new MessageChannel();
  desk.serve(fromNodePort(port1), { account: 'local', role: 'administrator' });
  client = asImportClient(createPortClient(fromNodePort(port2)));
});
afterAll(async () => {
  desk.close();
  await folder.remove();
});

describe('a local grid fitted to control points in the window', () => {
  it('takes points known in degrees with 4 parameters, and tells residuals and nothing else', async () => {
    const fit = await client.call('import.fitGrid', wishOf());
    expect(fit).toMatchObject({ spare: 3, betterSwapped: false, sealedAs: null });
    expect(fit.rmsMetres).toBeLessThan(0.001);
    expect(Object.keys(fit).sort()).toEqual([
      'betterSwapped',
      'points',
      'rmsMetres',
      'sealedAs',
      'spare',
    ]);
  });

  it('marks a mistyped point, and left out it is measured against the others', async () => {
    const wrong = wishOf(([x, y], index) => (index === 2 ? [x + 10, y] : [x, y]));
    const with_ = await client.call('import.fitGrid', wrong);
    expect(with_.points.map(({ outlier }) => outlier)).toEqual([false, false, true, false, false]);
    expect(with_.rmsMetres).toBeGreaterThan(1);
    const without = await client.call('import.fitGrid', leftOut(wrong, 2));
    expect(without.rmsMetres).toBeLessThan(0.001);
    expect(without.points[2]?.metres).toBeCloseTo(10, 1);
    expect(without.points[2]?.outlier).toBe(true);
  });

  it('says when east and north stand the other way round', async () => {
    const swapped = wishOf(([x, y]) => [y, x]);
    expect(await client.call('import.fitGrid', swapped)).toMatchObject({ betterSwapped: true });
  });

  it.each([
    [
      'P1: 12a is no coordinate',
      (wish: GridWish) => {
        const points = wish.points.map((point, at) =>
          at === 1 ? { ...point, toEast: '12a' } : point,
        );
        return { ...wish, points };
      },
    ],
    [
      '1 control points do not determine the grid: 2 are needed',
      (wish: GridWish) => ({
        ...wish,
        points: wish.points.slice(0, 1),
      }),
    ],
  ])('refuses with what is wrong: %s', async (sentence, change) => {
    await expect(client.call('import.fitGrid', change(wishOf()))).rejects.toThrow(sentence);
  });

  it('sealed under a name, it is offered for a file of the grid and places it; the log says who', async () => {
    const place: LonLat = [647_250, 3_307_100];
    const [x, y] = toLocalGrid(place);
    const hydrant = `3302030105000001,消防栓,0105,${x},${y}`;
    await folder.text('in/部件.csv', `部件标识码,部件名称,小类,X坐标,Y坐标\n${hydrant}\n`);
    desk.grant({ id: 'in', names: ['in'], origin: 'chosen', paths: [folder.at('in')] });
    const sealed = await client.call('import.fitGrid', { ...wishOf(), sealAs: 'nb_local' });
    expect(sealed.sealedAs).toBe('NB_LOCAL');
    const choices = [{ name: '部件.csv', crs: 'NB_LOCAL' }];
    const { files } = await client.call('import.recognise', { grant: 'in', choices });
    expect(files[0]?.crs).toMatchObject({ declared: 'NB_LOCAL', chosen: 'NB_LOCAL' });
    const { places } = await client.call('import.preview', { grant: 'in', file: '部件.csv' });
    const candidate = places.find(({ crs }) => crs === 'NB_LOCAL');
    const [longitude, latitude] = transformFrom('EPSG:4549')(...place);
    expect(candidate?.points[0]?.[0]).toBeCloseTo(longitude, 7);
    expect(candidate?.points[0]?.[1]).toBeCloseTo(latitude, 7);
    const workspace = await openWriter(folder.at('store/workspace.sqlite'));
    const logged = await workspace.all('SELECT account, action, subject FROM audit_log');
    await workspace.close();
    expect(logged).toEqual([{ account: 'local', action: 'crs.seal-grid', subject: 'NB_LOCAL' }]);
  });
});
