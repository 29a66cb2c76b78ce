import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { writeShippedDemo } from '../testing/shipped-demo.ts';
import { commandLine } from '../testing/command-line.ts';
import { refresh } from '../refresh.ts';

const cli = commandLine();

it('tells of imports that were given up and refused: who, which files, at which stage', async () => {
  const store = cli.at('store');
  const keys = cli.at('keys');
  await writeShippedDemo(cli.at('exports'), 0.005);
  const withdrawal = new AbortController();
  const importing = refresh({
    paths: [cli.at('exports')],
    storeFolder: store,
    keyFolder: keys,
    account: 'zhang',
    signal: withdrawal.signal,
    onProgress: ({ stage }) => stage === 'import' && withdrawal.abort(new Error('enough')),
  });
  await expect(importing).rejects.toThrow('enough');
  await cli.run('import', cli.at('nowhere'), '--snapshot', store, '--keys', keys);

  const { code, output } = await cli.run('batches', '--snapshot', store);
  expect(code).toBe(0);
  expect(output).toMatch(
    /zhang {2}cancelled \(stage: import\), nothing published\n {2}.*楼栋\.shp/,
  );
  expect(output).toMatch(/failed: .*nowhere/);
  expect(await readdir(cli.at('store/snapshots'))).toEqual([]);
});
