import { afterEach, expect, it } from 'vitest';
import { createHost, type Host } from '../host/index.ts';
import { DISTRICT } from '../testing/district.ts';
import { createFixture, type Fixture } from '../testing/fixture.ts';

let fixture: Fixture;
let host: Host;

afterEach(async () => {
  await host.close();
  await fixture.remove();
});

it('a building nobody gave a place has none: its card says so, and sites count it and leave it out', async () => {
  fixture = await createFixture();
  const nowhere = { longitude_degrees: null, latitude_degrees: null };
  await fixture.publish({
    building: DISTRICT.building.map((row) =>
      row.building_id === 'B0002' ? { ...row, ...nowhere } : row,
    ),
  });
  host = await createHost({ ...fixture, checkResults: true });
  const client = host.client({ account: 'local', role: 'officer' });
  const { sites, unplaced } = await client.call('building.sites', { ids: ['B0001', 'B0002'] });
  expect(sites.map(({ buildingId }) => buildingId)).toEqual(['B0001']);
  expect(unplaced).toBe(1);
  expect(await client.call('building.card', { id: 'B0002' })).toMatchObject({
    longitudeDegrees: null,
    latitudeDegrees: null,
  });
});
