import { recordKey } from '../../contract/schema/record-key.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { TableDelivery } from '../../data/snapshot/delivery.ts';
import { checkPhone } from '../community-policing/phone-check.ts';
import { AreaFinder } from '../geometry/area-finder.ts';
import { keyFilePath, readKeyFile } from '../../data/sealing/key-file.ts';
import type { ImportContext } from '../import-context.ts';
import type { TableGatherer } from '../pictures/table-gatherer.ts';
import { placeRefinement } from '../places/place-refinement.ts';
import type { RecognisedFile } from '../recognise.ts';
import { afterParents } from './after-parents.ts';
import type { DeliveryPart } from './delivery.ts';
import { withEarlierRows } from './earlier-rows.ts';
import { FedKeys } from './key-feed.ts';
import { OwnNumbers } from './own-numbers.ts';
import { inTurn, plainDelivery, type RowRefinement, thenEnd } from './plain-delivery.ts';
import { parentKeys } from './seen-keys.ts';
import { stepDelivery } from './step-delivery.ts';
import type { RuleContext, TableRule } from './table-rule.ts';
import { wholeDelivery } from './whole-delivery.ts';
import { type LoadedParent, ParentFinder } from './yearly-parents.ts';

/** The delivery of a table by its declaration and its rule. */
export async function ruleDelivery(
  rule: TableRule,
  files: readonly RecognisedFile[],
  context: ImportContext,
): Promise<TableDelivery> {
  const { table, steps } = rule;
  const areas = isPlaced(rule) ? await areasOf(context) : new AreaFinder();
  const parents = await loadParents(rule, context);
  const own = files.map((file) => inStep(file, table, parents));
  const finders = await Promise.all(
    parents.map((parent) => ParentFinder.load(rule, parent, context)),
  );
  const numbers = await OwnNumbers.load(table, context);
  const last = rule.finish?.();
  const gatherer = table.pictures && context.pictures?.begin(table);
  const make = async (part: DeliveryPart): Promise<RowRefinement> => {
    const chain = await refinements(rule, part, { ...context, areas }, finders);
    if (numbers) chain.unshift(numbers.refinement(part));
    if (last) chain.push(last);
    const take = gatherer?.reader(part.recognised);
    if (take) chain.push((values, _checks, row) => take(recordKey(table, values), row));
    return inTurn(...chain);
  };
  const recipe = await recipeOf(rule, files, context);
  if (steps) return stepDelivery(table, steps, own, context, make, recipe);
  const check = rule.whole?.({ ...context, areas });
  if (check) return wholeDelivery(table, own, context, make, { check, recipe });
  const plain = thenEnd(plainDelivery(table, own, context, make, recipe), last?.end);
  const delivery = numbers ? withEarlierRows(plain, numbers.before) : plain;
  return gatherer ? { ...delivery, rows: thenPictures(delivery.rows, gatherer) } : delivery;
}

async function* thenPictures(
  rows: TableDelivery['rows'],
  gatherer: TableGatherer,
): TableDelivery['rows'] {
  for await (const batch of rows) yield batch;
  await gatherer.finish();
}

function isPlaced({ table }: TableRule): boolean {
  return 'longitude_degrees' in table.columns || 'grid_code' in table.columns;
}

/** One finder serves all tables of an import: the grid does not change after the areas were delivered. */
const FINDERS = new WeakMap<object, Promise<AreaFinder>>();

function areasOf(context: ImportContext): Promise<AreaFinder> {
  const found = FINDERS.get(context.base) ?? AreaFinder.load(context.lookup());
  FINDERS.set(context.base, found);
  return found;
}

/** A parent table that was never delivered says nothing about its children. */
async function loadParents(
  { parents }: TableRule,
  context: ImportContext,
): Promise<LoadedParent[]> {
  const loaded: LoadedParent[] = [];
  for (const parent of parents ?? []) {
    const keys = await parentKeys(parent, context);
    if (keys.size > 0) loaded.push({ ...parent, keys });
  }
  return loaded;
}

/** Where a parent is read on another lane, rows come once theirs have passed there. */
function inStep(
  file: RecognisedFile,
  table: TableSpec,
  parents: readonly LoadedParent[],
): RecognisedFile {
  const fed = parents.flatMap(({ field, keys }) =>
    keys instanceof FedKeys ? [{ field, keys }] : [],
  );
  return fed.reduce((one, { field, keys }) => afterParents(one, table, field, keys), file);
}

async function refinements(
  rule: TableRule,
  part: DeliveryPart,
  context: RuleContext,
  finders: readonly ParentFinder[],
): Promise<RowRefinement[]> {
  const { table, refine, mustBePlaced } = rule;
  const chain: RowRefinement[] = [];
  if (refine) chain.push(await refine(part, context));
  if (isPlaced(rule)) {
    const options = { required: mustBePlaced ?? false };
    chain.push(await placeRefinement(part, table, context, context.areas, options));
  }
  if ('phone' in table.columns)
    chain.push((values, checks) => {
      checkPhone(values, checks, context);
    });
  for (const finder of finders) chain.push(finder.refinement(part));
  return chain;
}

/** Rows are read again when what they are checked against came from other files, or photographs they name have changed. */
async function recipeOf(
  rule: TableRule,
  files: readonly RecognisedFile[],
  context: ImportContext,
): Promise<unknown> {
  const tables = [
    ...(isPlaced(rule) ? ['area'] : []),
    ...(rule.parents ?? []).map(({ table }) => table),
    ...(rule.reads ?? []),
  ];
  const sources = tables.map((table) => [table, context.sourcesOf?.(table) ?? []]);
  const stamps = (await context.pictures?.stamps(rule.table, files)) ?? [];
  const destroyed = await destroyedKeys(rule.table, context);
  const settings = rule.settings ? [rule.settings(context.profile)] : [];
  return [...sources, ...settings, ...(stamps.length === 0 ? [] : [stamps]), ...destroyed];
}

/** Concealed numbers come back with the next delivery after their key was destroyed. */
async function destroyedKeys(
  { department }: TableSpec,
  { keyring }: ImportContext,
): Promise<string[]> {
  const path = keyring && keyFilePath(keyring.folder, department.id);
  const file = path === undefined ? undefined : await readKeyFile(path);
  const count = file?.destroyed.length ?? 0;
  return count === 0 ? [] : [`keys destroyed: ${count}`];
}
