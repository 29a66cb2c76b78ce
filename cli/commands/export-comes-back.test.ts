import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { commandLine } from '../testing/command-line.ts';

const { at, demo, place, twin } = commandLine();
const PEOPLE = '人口_月湖派出所.csv';

interface Back {
  readonly outcome: string;
  readonly files: readonly {
    readonly table: string;
    readonly read: number;
    readonly rejected: number;
    readonly unchanged: number;
    readonly unknownColumns: readonly string[];
  }[];
  readonly unrecognised: readonly { readonly name: string }[];
}

beforeAll(async () => {
  await twin('import', await demo('exports'), ...place());
});

/** Gives the police its files back and imports that of some people again, as a part of the table. */
async function comesBack(name: string, ...options: string[]): Promise<Back> {
  await twin('export', '--for', '公安分局', '--out', at(name), ...place(), ...options);
  const folder = at(`${name}-again`);
  await mkdir(folder);
  await copyFile(at('exports', 'delivery.json'), at(`${name}-again`, 'delivery.json'));
  for (const file of [PEOPLE, `${PEOPLE}.说明.txt`])
    await copyFile(at(name, file), at(`${name}-again`, file));
  const as = ['--incremental', '--json', '--dry-run'];
  const output = await twin('import', folder, ...as, ...place());
  return JSON.parse(output.slice(output.indexOf('{'))) as Back;
}

const peopleOf = ({ files }: Back) => files.find(({ table }) => table === 'resident');

test('a file given back with its personal columns comes in again as it is', async () => {
  const people = peopleOf(await comesBack('opened', '--reason', '核对人口名单'));
  expect(people).toMatchObject({ rejected: 0, unknownColumns: [] });
  // A value that was left out with a mark comes back empty, and without the mark.
  expect((people?.unchanged ?? 0) / (people?.read ?? 0)).toBeGreaterThan(0.999);
});

test('masked values never take the place of real ones: the rows are refused by name of the column', async () => {
  const people = peopleOf(await comesBack('masked'));
  expect(people?.read).toBeGreaterThan(0);
  expect(people).toMatchObject({ rejected: people?.read, unchanged: 0 });
});

test('what the platform added is not given back a second time', async () => {
  await twin(
    'export',
    '--for',
    '公安分局',
    '--out',
    at('first'),
    ...place(),
    '--reason',
    '核对名单',
  );
  const again = at('second-again');
  await mkdir(again);
  await copyFile(at('exports', 'delivery.json'), at('second-again', 'delivery.json'));
  const text = await readFile(at('first', PEOPLE), 'utf8');
  await writeFile(at('second-again', PEOPLE), text);
  await twin('import', again, '--incremental', ...place());
  await twin('export', '--for', '公安分局', '--out', at('second'), ...place());
  const header = (await readFile(at('second', PEOPLE), 'utf8')).split('\r\n')[0];
  expect(header?.split('平台标准地址码')).toHaveLength(2);
});
