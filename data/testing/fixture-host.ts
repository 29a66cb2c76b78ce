import { afterAll, beforeAll } from 'vitest';
import type { HostClient } from '../../contract/host.ts';
import type { Principal } from '../../contract/principal.ts';
import { createHost, type Host } from '../host/index.ts';
import { createFixture, type Fixture, type FixtureRows } from './fixture.ts';

/** A data host over a tiny district, opened before the tests of a file and cleared away after them. */
interface FixtureHost {
  readonly fixture: Fixture;
  readonly host: Host;
  /** A caller of a role, of the whole district unless more is said. */
  client(role: Principal['role'], more?: Partial<Principal>): HostClient;
}

/** Registers set-up and clearing away with the test runner; the fields are there once the tests run. */
export function useFixtureHost(rows?: FixtureRows): FixtureHost {
  let fixture: Fixture | undefined;
  let host: Host | undefined;
  beforeAll(async () => {
    fixture = await createFixture();
    await fixture.publish(rows);
    host = await createHost({ ...fixture, checkResults: true, log: () => {} });
  });
  afterAll(async () => {
    await host?.close();
    await fixture?.remove();
  });
  return {
    get fixture() {
      return there(fixture);
    },
    get host() {
      return there(host);
    },
    client: (role, more) => there(host).client({ account: role, role, ...more }),
  };
}

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the fixture host is opened by beforeAll');
  return value;
}
