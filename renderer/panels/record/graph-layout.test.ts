import { expect, test } from 'vitest';
import type { RecordGraph } from '../../../contract/queries/records.ts';
import { layOutGraph } from './graph-layout.ts';

const node = (id: string, kind: RecordGraph['nodes'][number]['kind'], centre = false) => ({
  id,
  kind,
  centre,
  table: kind,
  key: id,
  title: id,
  fields: {},
});

test('kinds stand in columns, and a node beside what it is linked to', () => {
  const { nodes, columns, rows } = layOutGraph({
    nodes: [
      node('p', 'person', true),
      node('r1', 'room'),
      node('r2', 'room'),
      node('u2', 'unit'),
      node('u1', 'unit'),
    ],
    edges: [
      { from: 'p', to: 'r1', relation: 'room' },
      { from: 'p', to: 'r2', relation: 'person' },
      { from: 'r1', to: 'u1', relation: 'room' },
      { from: 'r2', to: 'u2', relation: 'room' },
    ],
    leftOut: 0,
  });
  expect(columns).toEqual(['person', 'room', 'unit']);
  expect(rows).toBe(2);
  const at = Object.fromEntries(nodes.map(({ node: { id }, column, row }) => [id, [column, row]]));
  expect(at).toEqual({ p: [0, 0], r1: [1, 0], r2: [1, 1], u1: [2, 0], u2: [2, 1] });
});

test('two nodes never share a place', () => {
  const many = Array.from({ length: 30 }, (_, at) => node(`n${at}`, at % 2 ? 'room' : 'person'));
  const { nodes } = layOutGraph({ nodes: many, edges: [], leftOut: 0 });
  expect(new Set(nodes.map(({ column, row }) => `${column} ${row}`)).size).toBe(30);
});
