import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostClient } from '../contract/host.ts';
import { createHost, type Host } from '../data/host/index.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { refresh } from './refresh.ts';
import { writeShippedDemo } from './testing/shipped-demo.ts';

let folder: TestFolder;
let host: Host;
let leader: HostClient;
type Truths = Record<string, unknown[]>;

let truths: Truths;
let safetyTruths: Truths;
let facts: Readonly<Record<string, unknown>>;
let officer: HostClient;

beforeAll(async () => {
  folder = await TestFolder.make();
  const { answers } = await writeShippedDemo(folder.at('demo'), 0.02, [
    'building-economy',
    'work-safety',
  ]);
  facts = answers.facts;
  const systems = answers.systems as Record<string, { truths: Truths }>;
  truths = systems['building-economy']!.truths;
  safetyTruths = systems['work-safety']!.truths;
  const places = { storeFolder: folder.at('store'), keyFolder: folder.at('keys') };
  await refresh({ paths: [folder.at('demo')], ...places });
  host = await createHost({
    ...places,
    workspacePath: folder.at('workspace.sqlite'),
    checkResults: true,
    log: () => undefined,
  });
  leader = host.client({ account: 'test', role: 'leader' });
  officer = host.client({ account: 'test', role: 'officer' });
});
afterAll(async () => {
  await host.close();
  await rm(folder.path, { recursive: true, force: true });
});

/** `hazard YH2016… 照片/YH2016…_整改前.jpg` of each photograph the answers name under a kind. */
function plantedPictures(kind: string): string[] {
  return (safetyTruths[kind] ?? []) as string[];
}

describe('photographs', () => {
  it('are stored where they are whole, and told as missing where they are', async () => {
    const problems = async (kind: string) => {
      const found = plantedPictures(kind).map(async (line) => {
        const [table = '', key = '', name = ''] = line.split(' ');
        const { pictures } = await officer.call('record.pictures', { table, key });
        return pictures.find(({ fileName }) => fileName === name)?.problem;
      });
      return new Set(await Promise.all(found));
    };
    expect(await problems('picture')).toEqual(new Set([null]));
    expect(await problems('pictureMissing')).toEqual(new Set(['missing']));
  });

  it('open as the pictures they are', async () => {
    const [line = ''] = plantedPictures('picture');
    const [table = '', key = ''] = line.split(' ');
    const ref = { table, key, part: 'before', sequence: 1 } as const;
    const { format, bytes } = await officer.call('record.picture', ref);
    expect([format, bytes[0], bytes[1], bytes.at(-1)]).toEqual(['jpeg', 0xff, 0xd8, 0xd9]);
  });
});

/** `QY0000001 110 房屋 房屋 区外` → id and class, a ? anywhere being 不可判. */
function plantedClasses(): Map<string, string> {
  return new Map(
    (truths.firmPlaces as string[]).map((line): [string, string] => {
      const [id = '', cube = ''] = line.split(' ');
      return [id, cube.includes('?') ? 'unknown' : cube];
    }),
  );
}

async function firmsFound() {
  const { rows } = await leader.call('economy.firms', { activeOnly: false, limit: 5000 });
  return rows;
}

const of = (kind: string, field: string): unknown[] =>
  ((truths[kind] ?? []) as Record<string, unknown>[]).map((entry) => entry[field]).sort();

describe('the 户/人/税 cube against what was planted', () => {
  it('finds mismatches with recall and precision of 99 % and more', async () => {
    const planted = plantedClasses();
    const isMismatch = (placeClass?: string) => placeClass !== '111' && placeClass !== 'unknown';
    let [wanted, claimed, right] = [0, 0, 0];
    for (const { enterpriseId, placeClass } of await firmsFound()) {
      const truth = planted.get(enterpriseId);
      if (truth === undefined) continue;
      if (isMismatch(truth)) wanted += 1;
      if (isMismatch(placeClass)) claimed += 1;
      if (isMismatch(placeClass) && truth === placeClass) right += 1;
    }
    expect(wanted).toBeGreaterThan(80);
    expect(right / wanted).toBeGreaterThanOrEqual(0.99);
    expect(right / claimed).toBeGreaterThanOrEqual(0.99);
  });

  it('never takes 不可判 for 否 or 是', async () => {
    const planted = plantedClasses();
    const untold = (await firmsFound()).filter(
      ({ enterpriseId }) => planted.get(enterpriseId) === 'unknown',
    );
    expect(untold.length).toBeGreaterThan(10);
    expect(untold.filter(({ placeClass }) => placeClass !== 'unknown')).toEqual([]);
  });

  it('finds firms whose places part within the district', async () => {
    const planted = new Set(truths.apartInDistrict);
    const { rows } = await leader.call('economy.firms', {
      list: 'apart',
      activeOnly: false,
      limit: 5000,
    });
    const right = rows.filter(({ enterpriseId }) => planted.has(enterpriseId)).length;
    expect(right / rows.length).toBeGreaterThanOrEqual(0.97);
    expect(right / planted.size).toBeGreaterThanOrEqual(0.97);
  });

  it('calls branches and consolidated payers 合规异地', async () => {
    const rows = await firmsFound();
    const found = rows
      .filter(({ label }) => label === 'compliant')
      .map(({ enterpriseId }) => enterpriseId);
    expect(found.sort()).toEqual(of('compliantElsewhere', 'enterprise'));
  });
});

it('sums the tax of each building: all its firms and the few in it whom only the street visited', async () => {
  const { rows } = await leader.call('economy.buildings', { limit: 5000 });
  const found = new Map(rows.map(({ commercialId, tax }) => [commercialId, tax.yuan ?? -1]));
  for (const { commercial, lastTwelve } of truths.buildingTax as {
    commercial: string;
    lastTwelve: number;
  }[]) {
    expect(found.get(commercial)).toBeGreaterThanOrEqual(lastTwelve);
    expect(found.get(commercial)).toBeLessThanOrEqual(lastTwelve * 1.01);
  }
});

it('finds leases under notice, buildings that emptied, tax that swung and shared addresses', async () => {
  const { counts, falls, shared } = await leader.call('economy.warnings', {});
  expect(counts).toMatchObject({
    lease30: truths.leaseEndsIn30Days?.length ?? 0,
    lease90: truths.leaseEndsIn90Days?.length ?? 0,
    lease180: truths.leaseEndsIn180Days?.length ?? 0,
  });
  expect(falls.map(({ commercialId }) => commercialId)).toEqual(of('occupancyFall', 'commercial'));
  const { rows } = await leader.call('economy.firms', {
    list: 'swing',
    activeOnly: false,
    limit: 5000,
  });
  expect(rows.map(({ enterpriseId }) => enterpriseId).sort()).toEqual(of('taxSwing', 'enterprise'));
  const rooms = shared.map(({ roomId }) => roomId);
  expect(rooms).toEqual(
    expect.arrayContaining([...of('sharedAddress', 'room'), ...of('virtualAddress', 'room')]),
  );
});

it('finds cancelled firms that still pay', async () => {
  const { rows } = await leader.call('economy.firms', { list: 'cancelledPaying', limit: 5000 });
  expect(rows.map(({ enterpriseId }) => enterpriseId).sort()).toEqual(
    [...(truths.taxedThoughCancelled ?? [])].sort(),
  );
});

describe('community policing against what was planted', () => {
  /** Rows planted to be wrong are copies whose number ends with an X. */
  const listed = async (id: string): Promise<string[]> => {
    const { rows } = await officer.call('today.rows', { id, limit: 5000 });
    return rows
      .map(({ key }) => key)
      .filter((key) => !key.endsWith('X'))
      .sort();
  };
  const told = (list: unknown): string[] => [...((list ?? []) as string[])].sort();

  it('群租疑似 lists the crowded rooms, and those alone', async () => {
    const { rows, total } = await officer.call('statistics.rows', {
      metric: 'community-policing.crowded',
      limit: 5000,
    });
    expect(total).toBeGreaterThan(0);
    expect(rows.map(({ key }) => key).sort()).toEqual(told(facts.crowdedRooms));
  });

  it('以房管人: rooms whose tenure contradicts who lives in them, and those alone', async () => {
    const planted = facts.contradictedRooms as Record<string, string[]>;
    for (const [kind, rooms] of Object.entries(planted)) {
      expect(rooms.length, kind).toBeGreaterThan(0);
      expect(await listed(`housing.${kind}`), kind).toEqual(told(rooms));
    }
    expect(await listed('housing.home-in-no-dwelling')).toEqual([]);
    expect(await listed('housing.minor-without-adult')).toEqual([]);
  });

  it('以房管业: 住改商, 在册不在址 and 在址不在册', async () => {
    expect(await listed('housing.home-used-for-business')).toEqual(
      told(facts.homesUsedForBusiness),
    );
    expect(await listed('housing.registered-not-on-site')).toEqual(told(truths.unitGoneRegistered));
    expect(await listed('housing.on-site-unregistered')).toEqual(told(truths.unitUnregistered));
  });

  it('共享: status and name that differ between police and business registry', async () => {
    expect(await listed('sharing.status-differs')).toEqual(told(truths.unitStatusDiffers));
    expect(await listed('sharing.name-differs')).toEqual(told(truths.unitNameDiffers));
  });

  it('every building lies in a beat, and the beats add up to the district', async () => {
    const beats = await officer.call('beat.list', {});
    expect(beats.filter(({ buildings }) => buildings > 0).length).toBeGreaterThan(0);
    const { rows, total } = await officer.call('statistics.table', {
      metrics: ['community-policing.households'],
      dimension: 'beat',
    });
    const value = (row: { cells: { figure: object }[] }): number =>
      (row.cells[0]?.figure as { value?: number }).value ?? 0;
    expect(rows.every(({ key }) => key !== 'unknown')).toBe(true);
    expect(rows.reduce((sum, row) => sum + value(row), 0)).toBe(value(total));
  });
});

describe('work safety against what was planted', () => {
  const list = async (name: 'overdue' | 'unreviewed' | 'incomplete') => {
    const { rows } = await leader.call('safety.hazards', { list: name, limit: 5000 });
    return rows.map(({ hazardNo }) => hazardNo).sort();
  };
  const planted = (kind: string) => [...((safetyTruths[kind] ?? []) as string[])].sort();

  it('lists overdue hazards, those closed without a recheck and major ones that lack a guarantee', async () => {
    expect(await list('overdue')).toEqual(planted('hazardOverdueOpen'));
    expect(await list('unreviewed')).toEqual(planted('hazardClosedUnchecked'));
    expect(await list('incomplete')).toEqual(planted('hazardMajorIncomplete'));
  });

  it('counts the same as it lists', async () => {
    const names = ['overdue', 'unreviewed', 'incomplete', 'foundMajor', 'repeated'];
    const { total } = await leader.call('statistics.table', {
      metrics: names.map((name) => `work-safety.${name}`),
      period: { from: '2014-07-01', to: '2016-06-30' },
    });
    expect(total.cells.map(({ figure }) => ('value' in figure ? figure.value : null))).toEqual([
      planted('hazardOverdueOpen').length,
      planted('hazardClosedUnchecked').length,
      planted('hazardMajorIncomplete').length,
      planted('hazardMajor').length,
      safetyTruths.hazardRepeated?.length ?? 0,
    ]);
  });
});
