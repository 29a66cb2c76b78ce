import { expect, test } from 'vitest';
import type { ExportGrant, ImportClient, ImportResult } from '../../../contract/imports.ts';
import { changeRow } from '../control-points/points-model.ts';
import { createDesk } from './desk.ts';

const GRANT: ExportGrant = { id: 'g', names: ['部件.csv'], origin: 'chosen' };

/** A desk with a control point typed for a file of its delivery. */
function deskWithPoint() {
  const answers: Readonly<Record<string, unknown>> = {
    'import.recognise': { files: [] },
    'import.inbox': { folder: null, proposals: [], inUse: 0 },
    'import.batches': [],
  };
  const client = {
    call: (name: string) => Promise.resolve(answers[name] ?? []),
    listen: () => () => undefined,
  } as unknown as ImportClient;
  const desk = createDesk({ imports: client, host: client as never, bridge: undefined });
  const { getState: state, setState: set } = desk.store;
  set({ grant: GRANT, step: 'preview' });
  desk.openGrid('部件.csv');
  desk.draftGrid(changeRow(state().gridDraft, 0, { fromEast: '648.2' }));
  const typed = () => state().gridDraft.rows.map(({ fromEast }) => fromEast);
  return { desk, state, set, typed };
}

test('another import starts without the control points of the one before, and cannot bring them back', () => {
  const { desk, state, typed } = deskWithPoint();
  desk.startOver();
  expect(typed()).not.toContain('648.2');
  desk.undoGrid();
  expect(typed()).not.toContain('648.2');
  expect(state()).toMatchObject({ step: 'files', grant: undefined, gridTool: undefined });
});

test('control points stay while other files are chosen for the same import', async () => {
  const { desk, state, typed } = deskWithPoint();
  desk.backToFiles();
  expect(state()).toMatchObject({ step: 'files', grant: undefined, gridTool: undefined });
  await desk.take(GRANT);
  expect(typed()).toContain('648.2');
});

test('files that come after an import was published begin another one', async () => {
  const { desk, set, typed } = deskWithPoint();
  set({ result: { outcome: 'published' } as ImportResult });
  await desk.take(GRANT);
  expect(typed()).not.toContain('648.2');
});
