import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openKeyring } from '../../data/sealing/keyring.ts';
import { openStore } from '../../data/snapshot/store.ts';
import { readControlPoints } from '../../importers/crs/read-control-points.ts';
import { fitGrid } from '../../importers/crs/grid-fit.ts';
import { loadLocalGrids } from '../../importers/crs/local-grids.ts';
import { transformFrom, type LonLat } from '../../importers/crs/systems.ts';
import {
  GRID_ORIGIN,
  GRID_POINTS,
  GRID_TURN,
  toLocalGrid,
} from '../../importers/testing/local-grid.ts';
import { refresh } from '../refresh.ts';
import { commandLine } from '../testing/command-line.ts';

const cli = commandLine();

describe('twin crs fit', () => {
  let points: string;
  let keys: string;
  let secrets: string[];

  beforeAll(async () => {
    points = cli.at('points.csv');
    keys = cli.at('keys');
    const lines = GRID_POINTS.map((to, index) => [`P${index}`, ...toLocalGrid(to), ...to].join());
    await writeFile(
      points,
      ['name,from_east,from_north,to_east,to_north', ...lines, ''].join('\n'),
    );
    const fit = fitGrid(await readControlPoints(points), {
      method: 'similarity-4',
      from: 'EPSG:2437',
      to: 'EPSG:4549',
    });
    const values = [...(fit?.parameters.values ?? []), ...(fit?.parameters.centre ?? [])];
    secrets = [...values, ...GRID_ORIGIN, GRID_TURN, 1.23]
      .map(String)
      .filter((text) => text.length > 5);
  });

  const expectNoSecret = (text: string) => {
    for (const secret of secrets) {
      const digits = secret.replace(/^-?0?\.?/, '').slice(0, 8);
      expect(text).not.toContain(digits);
    }
  };

  it('keeps the parameters to itself: sealed in a private file, printed nowhere', async () => {
    const { code, output } = await cli.run('crs', 'fit', points, '--keys', keys);
    expect(code).toBe(0);
    expect(output).toMatch(/RMS 0\.000 m/);
    expectNoSecret(output);
    const json = await cli.run('crs', 'fit', points, '--keys', keys, '--json');
    expectNoSecret(json.output);
    for (const name of await readdir(keys)) {
      expectNoSecret((await readFile(join(keys, name))).toString('latin1'));
      expect((await stat(join(keys, name))).mode & 0o077).toBe(0);
    }
  });

  it('gives a name that places files of the grid, and nothing of it into snapshot or report', async () => {
    const corner = (at: LonLat) => toLocalGrid(at);
    const square = ([x, y]: LonLat) =>
      [
        [x, y],
        [x + 20, y],
        [x + 20, y + 20],
        [x, y + 20],
        [x, y],
      ].map((at) => corner(at as unknown as LonLat));
    const features = GRID_POINTS.map((at, index) => ({
      type: 'Feature',
      properties: { 楼幢编号: `B${index}`, 楼名: `${index}号楼`, 地上层数: 3 },
      geometry: { type: 'Polygon', coordinates: [square(at)] },
    }));
    const exports = cli.at('楼栋.geojson');
    await writeFile(exports, JSON.stringify({ type: 'FeatureCollection', features }));
    const map = cli.at('map.json');
    await writeFile(map, JSON.stringify({ files: [{ match: '*.geojson', crs: 'NB_LOCAL' }] }));
    const storeFolder = cli.at('store');
    const report = await refresh({
      paths: [exports],
      map,
      storeFolder,
      keyFolder: keys,
      profile: 'haishu-2016',
    });
    expect(report.outcome).toBe('published');
    expectNoSecret(JSON.stringify(report));
    await expectPlaced(storeFolder);
    const again = { paths: [exports], map, storeFolder, keyFolder: keys, profile: 'haishu-2016' };
    expect((await refresh(again)).outcome).toBe('unchanged');
    await cli.run('crs', 'fit', points, '--keys', keys, '--method', '6');
    expect((await refresh({ ...again, dryRun: true })).files[0]?.crs).toBe('NB_LOCAL declared');
    for (const file of await filesBelow(storeFolder))
      expectNoSecret((await readFile(file)).toString('latin1'));
  });

  async function expectPlaced(storeFolder: string): Promise<void> {
    const store = await openStore(storeFolder);
    const snapshot = await store.open((await store.currentId()) as string);
    const rows = await snapshot.db.all<{ longitude_degrees: number; latitude_degrees: number }>(
      'SELECT longitude_degrees, latitude_degrees FROM base.building ORDER BY building_id',
    );
    expect(snapshot.manifest.sources[0]?.crs).toBe('NB_LOCAL declared');
    await snapshot.close();
    for (const [index, [east, north]] of GRID_POINTS.entries()) {
      const [longitude, latitude] = transformFrom('EPSG:4549')(east + 10, north + 10);
      expect(rows[index]?.longitude_degrees).toBeCloseTo(longitude, 6);
      expect(rows[index]?.latitude_degrees).toBeCloseTo(latitude, 6);
    }
  }

  it('says what to do when a grid is named that was never fitted', async () => {
    const { code, output } = await cli.run(
      'crs',
      'fit',
      points,
      '--keys',
      keys,
      '--name',
      'grid one',
    );
    expect(code).toBe(1);
    expect(output).toMatch(/NB_LOCAL/);
    const grids = await loadLocalGrids(await openKeyring(cli.at('no-keys')));
    expect([...grids.keys()]).toEqual([]);
  });
});

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
