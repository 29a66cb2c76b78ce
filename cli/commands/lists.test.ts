import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openWorkspace } from '../../data/workspace/workspace.ts';
import { commandLine } from '../testing/command-line.ts';

const { at, demo, place, run, twin } = commandLine();

/** Rows of the audit log, whose chain must be whole. */
async function auditRows(): Promise<number> {
  const workspace = await openWorkspace(at('store', 'workspace.sqlite'));
  const verdict = await workspace.audit.verify();
  await workspace.close();
  return verdict.ok ? verdict.rows : NaN;
}

it('a list made, written out and closed by the next import', async () => {
  const first = await demo('first');
  const second = await demo('second', '--second-delivery');
  await twin('import', first, ...place());
  expect(await twin('lists', ...place())).toContain('no returned list yet');
  const logged = await auditRows();
  const made = await twin(
    ...['lists', '--for', '公安分局', '--owner', '鼓楼所', '--due', '2026-12-01', '--json'],
    ...place(),
  );
  const { number, rows } = JSON.parse(made) as { number: string; rows: number };
  expect(rows).toBeGreaterThan(0);
  expect(await auditRows()).toBe(logged + 1);
  const out = at('out');
  await twin('lists', '--number', number, '--out', out, '--format', 'csv', ...place());
  expect(await readFile(join(out, `${number}-房间.csv`), 'utf8')).toContain('等待楼栋 ');
  await twin('import', second, ...place());
  const [list] = JSON.parse(await twin('lists', '--json', ...place())) as {
    changed: number;
    unchanged: number;
    withdrawn: number;
  }[];
  const settled = (list?.changed ?? 0) + (list?.unchanged ?? 0) + (list?.withdrawn ?? 0);
  expect(settled).toBeGreaterThan(0);
  expect(await run('lists', '--for', '公安分局', ...place())).toMatchObject({ code: 1 });
  const unknown = await run('lists', '--number', 'TH-1', '--out', out, ...place());
  expect(unknown.code).toBe(1);
  expect(unknown.output).toContain('TH-1');
});

it.each(['2026-02-30', '2026-13-01', '2026-2-3', 'tomorrow'])(
  'a list is not due on %s',
  async (due) => {
    const asked = await run(
      'lists',
      '--for',
      '公安分局',
      '--owner',
      '鼓楼所',
      '--due',
      due,
      ...place(),
    );
    expect(asked.code).not.toBe(0);
    expect(asked.output).toContain('Give a day of the calendar as YYYY-MM-DD.');
  },
);
