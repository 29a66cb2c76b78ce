import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DistrictProfile } from '../contract/profile.ts';
import { component } from '../contract/schema/city-management.ts';
import type { TableSpec } from '../contract/schema/table.ts';
import { premises } from '../contract/schema/work-safety.ts';
import { sentenceText } from '../contract/sentence.ts';
import { openKeyring } from '../data/sealing/keyring.ts';
import { openStore, type OpenSnapshot, type SnapshotStore } from '../data/snapshot/store.ts';
import { writeDemo } from '../demo/index.ts';
import { loadShipped } from '../demo/testing.ts';
import { fitCandidates } from '../importers/crs/fit.ts';
import { withBuildings } from '../importers/crs/fit-file.ts';
import { judge } from '../importers/crs/judge.ts';
import { KnownPlaces } from '../importers/crs/known-places.ts';
import { readingsInside, readingTransform, type CrsReading } from '../importers/crs/readings.ts';
import { PlaceReader, standingOf, thinned, type CrsSample } from '../importers/crs/sample.ts';
import { transformTo } from '../importers/crs/systems.ts';
import { detectInSnapshot } from '../importers/crs/tools.ts';
import { matchTable } from '../importers/choose-dataset.ts';
import { openTable } from '../importers/readers/open.ts';
import { headerScore } from '../importers/vocabulary.ts';
import { refresh } from './refresh.ts';

const FILES: readonly (readonly [string, TableSpec, CrsReading])[] = [
  ['city-management/部件_月湖街道.csv', component, survey('EPSG:4549')],
  ['city-management/部件_白云街道.csv', component, survey('EPSG:4528')],
  ['city-management/bujian_duantang.geojson', component, plain('EPSG:4326')],
  ['city-management/部件_望春街道_新国标.geojson', component, plain('EPSG:4326')],
  ['city-management/部件普查_一期.shp', component, plain('EPSG:4549')],
  ['work-safety/生产经营单位_二片.csv', premises, plain('EPSG:4326')],
];

function plain(name: string): CrsReading {
  return { name, swapped: false, writing: 'plain' };
}

function survey(name: string): CrsReading {
  return { name, swapped: true, writing: 'plain' };
}

interface TrueFile {
  readonly name: string;
  readonly sample: CrsSample;
  readonly reading: CrsReading;
}

describe('coordinate systems of the demo’s files, found by fit', () => {
  let folder: string;
  let exports: string;
  let store: SnapshotStore;
  let snapshot: OpenSnapshot;
  let profile: DistrictProfile;
  let known: KnownPlaces;
  let files: TrueFile[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'twin-crs-demo-'));
    exports = join(folder, 'exports');
    const shipped = await loadShipped();
    profile = shipped.profile;
    const systems = ['city-management', 'work-safety'] as const;
    await writeDemo({ ...shipped, out: exports, scale: 0.03, seed: 7, systems });
    const police = ['楼栋.shp', '房间.xlsx'].map((name) =>
      join(exports, 'community-policing', name),
    );
    const storeFolder = join(folder, 'store');
    const keyFolder = join(folder, 'keys');
    await refresh({
      paths: [join(exports, 'registry'), ...police],
      storeFolder,
      keyFolder,
      profile: profile.id,
    });
    store = await openStore(storeFolder);
    snapshot = await store.open((await store.currentId()) as string);
    known = await KnownPlaces.load(snapshot.db, profile, { buildings: true });
    files = await Promise.all(FILES.map(readTrueFile));
  });

  afterAll(async () => {
    await snapshot.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function readTrueFile([name, table, reading]: (typeof FILES)[number]): Promise<TrueFile> {
    const source = await openTable(join(exports, name), headerScore([table], new Set()));
    if (!source) throw new Error(`${name} is no table`);
    const reader = new PlaceReader(table, matchTable(source, table, undefined));
    const points = [];
    for await (const rows of source.rows())
      for (const row of rows) points.push(reader.point(row) ?? []);
    const sample = thinned(points.flat(), standingOf(table.name));
    return { name, sample: await withBuildings(sample, snapshot.db), reading };
  }

  /** The same places as another system would write them. */
  function rewritten(file: TrueFile, system: string): CrsSample {
    const [toDegrees, toSystem] = [readingTransform(file.reading), transformTo(system)];
    const points = file.sample.points.map(({ at, names }) => ({
      at: toSystem(...toDegrees(...at)),
      names,
    }));
    return { ...file.sample, points };
  }

  function unnamed(sample: CrsSample): CrsSample {
    return { ...sample, points: sample.points.map(({ at }) => ({ at, names: {} })) };
  }

  function judged(sample: CrsSample, declared: CrsReading) {
    const readings = readingsInside(
      sample.points.map(({ at }) => at),
      profile,
      { marginDegrees: 0.02 },
    );
    const fits = fitCandidates(sample, known, readings);
    return { ...judge(declared, fits), fits };
  }

  it('catches every file in a web map’s coordinates that is declared WGS-84, named places or none', () => {
    const missed: string[] = [];
    for (const file of files) {
      for (const system of ['GCJ-02', 'BD-09']) {
        for (const strip of [(sample: CrsSample) => sample, unnamed]) {
          const found = judged(strip(rewritten(file, system)), plain('EPSG:4326'));
          const caught = found.verdict === 'contradicted' && found.best?.name === system;
          if (!caught) missed.push(`${file.name} ${system} ${sentenceText(found.sentence)}`);
        }
      }
    }
    expect(missed).toEqual([]);
  });

  it('catches any part of such a file that is large enough to decide', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.constantFrom('GCJ-02', 'BD-09'),
        fc.nat(5000),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 100, max: 300 }),
        (file, system, from, step, count) => {
          const whole = rewritten(file, system);
          const shares = Array.from({ length: count }, (_, index) => from + index * step).map(
            (index) => (index % whole.points.length) / whole.points.length,
          );
          const sample = drawn(whole, shares);
          const { verdict, best } = judged(sample, plain('EPSG:4326'));
          expect([verdict, best?.name]).toEqual(['contradicted', system]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('accuses no file that is declared rightly, whatever part of it and whatever its rows name', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.boolean(),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), {
          minLength: 1,
          maxLength: 400,
        }),
        (file, named, draws) => {
          const sample = drawn(named ? file.sample : unnamed(file.sample), draws);
          expect(judged(sample, file.reading).verdict).not.toBe('contradicted');
        },
      ),
      { numRuns: 200 },
    );
  });

  it('accuses rightly and nobody else when positions scatter and a fifth of the rows name another place', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.double({ min: 0, max: 15, noNaN: true }),
        fc.integer({ min: 1, max: 1000 }),
        (file, metres, seed) => {
          const plainly = disturbed(rewritten(file, 'EPSG:4326'), metres, seed);
          expect(judged(plainly, plain('EPSG:4326')).verdict).not.toBe('contradicted');
          const shifted = disturbed(rewritten(file, 'GCJ-02'), metres, seed);
          expect(judged(shifted, plain('EPSG:4326'))).toMatchObject({
            verdict: 'contradicted',
            best: { name: 'GCJ-02' },
          });
        },
      ),
      { numRuns: 20 },
    );
  });

  it('tells UTM from the Gauss–Krüger zone whose metres look alike', () => {
    for (const file of files) {
      const sample = rewritten(file, 'EPSG:32651');
      expect(judged(sample, plain('EPSG:32651')).verdict).toBe('agrees');
      expect(judged(sample, plain('EPSG:4550'))).toMatchObject({
        verdict: 'contradicted',
        best: { name: 'EPSG:32651' },
      });
    }
  });

  it('agrees with every whole file that is declared rightly', () => {
    for (const file of files) {
      const { verdict, fits } = judged(file.sample, file.reading);
      expect([file.name, verdict]).toEqual([file.name, 'agrees']);
      expect(fits[0]?.residualMetres, file.name).toBeLessThan(5);
    }
  });

  it('does not pretend to tell Xian 1980 from CGCS2000, and tells Beijing 1954 by its 67 m', () => {
    const file = files.at(-2) as TrueFile;
    const { sentence, fits } = judged(file.sample, file.reading);
    expect(sentenceText(sentence)).toContain('EPSG:2385');
    const of = (name: string) => fits.find(({ candidate }) => candidate.name === name);
    expect(of('EPSG:2385')?.residualMetres).toBeLessThan(5);
    expect(of('EPSG:2437')?.residualMetres).toBeGreaterThan(20);
    expect(judged(file.sample, plain('EPSG:2437')).verdict).toBe('contradicted');
  });

  it('reads the post office’s file as GCJ-02, doubts it as WGS-84, and lets nobody publish that unasked', async () => {
    const answers = JSON.parse(await readFile(`${exports}-answers.json`, 'utf8')) as {
      systems: { 'city-management': { truths: { fileGcj02: { file: string }[] } } };
    };
    const keyring = await openKeyring(join(folder, 'keys'));
    for (const { file } of answers.systems['city-management'].truths.fileGcj02) {
      const path = join(exports, file);
      expect(await detectInSnapshot(path, store, { keyring })).toMatchObject({
        used: 'GCJ-02',
        basis: 'fitted',
        verdict: 'agrees',
      });
      const declared = await detectInSnapshot(path, store, { keyring, declared: 'WGS84' });
      expect(declared.verdict).toBe('contradicted');
      expect(declared.candidates[0]).toMatchObject({ name: 'GCJ-02', method: 'named-grid' });
      await expectBlocked(path);
    }
  });

  async function expectBlocked(path: string): Promise<void> {
    const map = join(folder, 'declared.json');
    await writeFile(map, JSON.stringify({ files: [{ match: '*.csv', crs: 'WGS84' }] }));
    const options = { paths: [path], map, storeFolder: store.folder, profile: profile.id };
    const tried = await refresh({ ...options, keyFolder: join(folder, 'keys'), dryRun: true });
    expect(tried.blocks.join()).toMatch(/declared EPSG:4326 but fits .* GCJ-02/);
    expect(tried.files[0]?.flags.CRS_DOUBTFUL).toBe(tried.files[0]?.accepted);
    const keyFolder = join(folder, 'keys');
    await expect(refresh({ ...options, keyFolder, allowDrop: true })).rejects.toThrow(
      /--accept-crs\.$/,
    );
    const trusted = await refresh({ ...options, keyFolder, acceptCrs: true, dryRun: true });
    expect(trusted.blocks).toEqual([]);
  }
});

/** Scattered by up to `metres` on each axis; every fifth row carries the names of another. */
function disturbed(sample: CrsSample, metres: number, seed: number): CrsSample {
  const { points } = sample;
  const noise = (index: number) => Math.sin(index * 12.9898 + seed) * (metres / 111_320);
  return {
    ...sample,
    points: points.map(({ at, names }, index) => ({
      at: [at[0] + noise(2 * index), at[1] + noise(2 * index + 1)],
      names:
        index % 5 === 0 ? (points[(index * 7 + seed) % points.length] ?? { names }).names : names,
    })),
  };
}

/** Positions drawn from a sample by shares of its length. */
function drawn(sample: CrsSample, shares: readonly number[]): CrsSample {
  const { points } = sample;
  return {
    ...sample,
    points: shares.map(
      (share) => points[Math.round(share * points.length) % points.length] as never,
    ),
  };
}
