import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { citizenIdCheck } from '../contract/citizen-number.ts';
import { commandLine } from './testing/command-line.ts';

const { at, place, run, twin } = commandLine();

/** No area has 330299. */
const citizen = (n: number) => {
  const first17 = `33029919${60 + n}0${1 + n}1${n}00${n}`;
  return first17 + citizenIdCheck(first17);
};
const OWNERS = [citizen(1), `${citizen(2)}01`, `${citizen(3)}L1`];

async function deliver(yuan: number, owners = OWNERS): Promise<string[]> {
  await mkdir(at('exports', 'tax'), { recursive: true });
  await mkdir(at('exports', 'business-registry'), { recursive: true });
  const write = (name: string, lines: readonly string[]) =>
    writeFile(at('exports', name), `${lines.join('\n')}\n`);
  await write('tax/税源登记.csv', [
    '税号,纳税人名称,主管税务机关',
    ...owners.map((number, n) => `${number},商户${n},海曙`),
    `${OWNERS[0] ?? ''},商户0,海曙`,
    `${OWNERS[1] ?? ''},,海曙`,
  ]);
  await write('tax/月度税收.csv', [
    '税号,所属期,税种,实缴税额(元)',
    ...owners.map((number, n) => `${number},2015-0${n + 1},增值税,${yuan}`),
    `${OWNERS[0] ?? ''},2015-01,增值税,没有`,
  ]);
  await write('business-registry/企业.csv', [
    '企业编号,企业名称,统一社会信用代码,注册号,组织机构代码,税号,登记机关,成立日期',
    ...owners.map(
      (number, n) =>
        `E${n},商户${n},${number},${number},${number},${number},身份证${citizen(n)},2010-01-01`,
    ),
  ]);
  return ['import', at('exports'), ...place()];
}

it('finds no owner’s tax number in any file of a store, in what is given back or in what commands say', async () => {
  const said: string[] = [];
  const tell = async (...args: string[]) => {
    const { output } = await run(...args);
    said.push(output);
    return output;
  };
  expect(await tell(...(await deliver(10)))).toContain('Published');
  expect(await tell(...(await deliver(20)))).toContain('Published');
  await writeFile(at('gone.txt'), `tax_place,${OWNERS[2] ?? ''}\n`);
  const removal = ['--incremental', '--removed', at('gone.txt'), '--allow-drop'];
  const others = await deliver(20, OWNERS.slice(0, 2));
  expect(await tell(...others, ...removal)).toMatch(/税源登记: \+0 ~0 -1/);
  await tell('diff', ...place().slice(0, 2), '--table', 'monthly_tax');
  await tell('batches', ...place().slice(0, 2));
  await tell('export', ...place(), '--for', 'tax', '--out', at('store', 'given-back'));
  expect(await readdir(at('store', 'given-back'))).toContain('税源登记.csv');
  const list = at('planted.txt');
  await writeFile(
    list,
    [...OWNERS, ...OWNERS.map((number) => number.slice(0, 18)), citizen(0)].join('\n'),
  );
  expect(await twin('verify', ...place(), '--scan', list)).toMatch(/: 0 found/);
  for (const number of OWNERS) expect(said.join('\n')).not.toContain(number.slice(0, 18));
});

it('finds such a number that was written somewhere, without being told of it', async () => {
  await run(...(await deliver(10)));
  await mkdir(at('store', 'logs'), { recursive: true });
  await writeFile(at('store', 'logs', 'host.log'), `slow ${OWNERS[1] ?? ''}`);
  const { code, output } = await run('verify', ...place(), '--scan');
  expect(code).toBe(1);
  expect(output).toContain('host.log holds a number');
});
