import { expect, it } from 'vitest';
import type { EconomyBook } from './book.ts';
import type { Lease } from './leases.ts';
import { movesOf } from './moves.ts';
import type { EconomyScope } from './scope.ts';

function lease(firmId: string, from: string, to: string): Lease {
  return { leaseNo: `${firmId}${from}`, commercialId: 'LY1', firmId, from, to } as Lease;
}

function moves(...leases: Lease[]) {
  const book = { today: '2016-06-30', leases } as unknown as EconomyBook;
  const scope = { book, buildings: [{ id: 'LY1' }] } as unknown as EconomyScope;
  return movesOf(scope).filter(({ movedIn, movedOut }) => movedIn + movedOut > 0);
}

it('counts a tenant in once and out once, renewals neither', () => {
  expect(
    moves(lease('A', '2015-01-10', '2015-08-31'), lease('A', '2015-09-10', '2016-03-31')),
  ).toEqual([
    { month: '2015-01', movedIn: 1, movedOut: 0 },
    { month: '2016-03', movedIn: 0, movedOut: 1 },
  ]);
});

it('a lease that still runs moves nobody out', () => {
  expect(moves(lease('B', '2016-02-01', '2018-01-31'))).toEqual([
    { month: '2016-02', movedIn: 1, movedOut: 0 },
  ]);
});

it('several rooms leased together are one tenant, who is out when the last of them is given up', () => {
  const rooms = [
    lease('C', '2015-02-01', '2016-01-31'),
    lease('C', '2015-02-01', '2016-04-30'),
    lease('C', '2015-03-01', '2015-12-31'),
  ];
  expect(moves(...rooms)).toEqual([
    { month: '2015-02', movedIn: 1, movedOut: 0 },
    { month: '2016-04', movedIn: 0, movedOut: 1 },
  ]);
});
