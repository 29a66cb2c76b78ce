import { expect, it } from 'vitest';
import type { PlacedRow } from '../../contract/queries/place-list.ts';
import { listPoints } from './place-list-points.ts';

const row = (longitudeDegrees: number | null, more: Partial<PlacedRow> = {}): PlacedRow => ({
  level: 'building',
  score: 1,
  method: 'exact',
  record: null,
  standardAddress: '',
  addressCode: null,
  buildingId: null,
  roomId: null,
  longitudeDegrees,
  latitudeDegrees: 29.87,
  heightMetres: 18,
  rough: false,
  evidence: [],
  stop: null,
  conflicts: [],
  unknown: [],
  ...more,
});

it('rows of one place are one point with their number; rows without a place are none', () => {
  const points = listPoints([row(121.54), row(null), row(121.55), row(121.54)]);
  expect(points.map(({ rows }) => rows)).toEqual([2, 1]);
});

it('a place is rough only while every row of it is', () => {
  const rough = { rough: true, heightMetres: 0 };
  expect(listPoints([row(121.54, rough)])[0]).toMatchObject({ rough: true, heightMetres: 0 });
  expect(listPoints([row(121.54, rough), row(121.54)])[0]).toMatchObject({
    rough: false,
    heightMetres: 18,
  });
});
