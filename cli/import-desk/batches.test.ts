import { expect, test } from 'vitest';
import type { SnapshotManifest } from '../../data/snapshot/manifest.ts';
import { TEST_PROFILE } from '../../data/testing/profile.ts';
import { type BatchReport, composeBatches } from './batches.ts';

function manifest(id: string, previousId?: string): SnapshotManifest {
  return {
    id,
    publishedAt: `2026-11-2${id}T08:00:00Z`,
    asOf: '2026-11-20',
    schemaVersion: 1,
    synthetic: false,
    profile: TEST_PROFILE,
    files: {},
    changes: [],
    sources: [],
    ...(previousId ? { previousId } : {}),
  };
}

function report(batch: string, outcome: BatchReport['outcome'], endedAt: string): BatchReport {
  const empty = { sources: [], changes: [], rejectedRows: 3, hasWorkbook: true, canRetake: false };
  return { batch, outcome, endedAt, account: 'local', ...empty };
}

const states = (current: string, manifests: readonly SnapshotManifest[]) =>
  composeBatches({ current, manifests, reports: [], failed: [] }).map(({ id, state }) => [
    id,
    state,
  ]);

test('what the snapshot in use was not built on has been rolled back', () => {
  const all = [manifest('1'), manifest('2', '1'), manifest('3', '2'), manifest('4', '2')];
  expect(states('4', all)).toEqual([
    ['4', 'current'],
    ['3', 'rolled-back'],
    ['2', 'published'],
    ['1', 'published'],
  ]);
  expect(states('2', all).slice(0, 2)).toEqual([
    ['4', 'rolled-back'],
    ['3', 'rolled-back'],
  ]);
});

test('a snapshot cleared away stays in the history and cannot be used', () => {
  const [, old] = composeBatches({
    current: '5',
    manifests: [manifest('5', '4')],
    reports: [report('1', 'published', '2026-11-01T08:00:00Z')],
    failed: [],
  });
  expect(old).toMatchObject({ id: '1', state: 'published', kept: false, account: 'local' });
});

test('trials, failures and what changed nothing are told apart, with the reason', () => {
  const batches = composeBatches({
    current: undefined,
    manifests: [],
    reports: [
      report('1-a', 'preview', '2026-11-01T08:00:00Z'),
      report('1-c', 'unchanged', '2026-11-01T10:00:00Z'),
    ],
    failed: [{ id: '1-b', noticedAt: '2026-11-01T09:00:00Z', reason: 'The disk is full.' }],
  });
  expect(batches.map(({ id, state, sentence }) => [id, state, sentence])).toEqual([
    ['1-c', 'unchanged', null],
    ['1-b', 'failed', 'The disk is full.'],
    ['1-a', 'preview', null],
  ]);
});
