import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { BUILT_IN_ACCOUNT } from '../../contract/principal.ts';
import { type QueryName, QUERIES } from '../../contract/queries/index.ts';
import { createHost } from '../../data/host/index.ts';
import { defaultKeyFolder } from '../../data/sealing/keyring.ts';
import { openExistingStore } from '../existing-store.ts';
import { printJson } from '../output.ts';

interface QueryOptions {
  readonly snapshot: string;
  readonly keys: string;
}

/** `twin query NAME JSON --snapshot DIR`: any read of the contract, printed as one JSON value. */
export function queryCommand(): Command {
  return new Command('query')
    .description('ask a snapshot one query of the contract and print the answer as JSON')
    .argument('<name>', `one of: ${Object.keys(QUERIES).join(', ')}`, readName)
    .argument('[json]', 'parameters of the query, like {"id":"…"}', readJson, {})
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .option('--keys <dir>', 'folder with the key files', defaultKeyFolder())
    .option('--json', 'accepted for uniformity: the answer is always JSON')
    .action(runQuery);
}

async function runQuery(
  name: QueryName,
  params: unknown,
  { snapshot, keys }: QueryOptions,
): Promise<void> {
  await openExistingStore(snapshot);
  const host = await createHost({
    storeFolder: snapshot,
    keyFolder: keys,
    workspacePath: join(snapshot, 'workspace.sqlite'),
    log: () => undefined,
  });
  try {
    const client = host.client({ ...BUILT_IN_ACCOUNT, purpose: 'twin query' });
    printJson(await client.call(name, params as never));
  } finally {
    await host.close();
  }
}

function readName(name: string): QueryName {
  if (Object.hasOwn(QUERIES, name)) return name as QueryName;
  throw new InvalidArgumentError(`There are: ${Object.keys(QUERIES).join(', ')}.`);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidArgumentError(`Not JSON: ${(error as Error).message}.`);
  }
}
