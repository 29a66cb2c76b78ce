import { tableSpec } from '../../contract/schema/index.ts';
import { TODAY_LISTS } from '../../contract/today/index.ts';
import { caseClocksOf } from '../city/case-clocks.ts';
import { cellPictureOf } from '../city/cell-picture.ts';
import { patrolBookOf } from '../city/patrol-book.ts';
import { economyBook } from '../economy/book.ts';
import { prepareFirstAnswers } from '../economy/first-answers.ts';
import { listedRows } from '../queries/today/listed-places.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { FACTS } from '../statistics/facts/index.ts';
import { warmFacts } from '../statistics/facts-of.ts';

/** Something panels ask for first that takes long the first time. */
interface Step {
  /** Beginnings of the names of the files that keep it. */
  readonly keeps: readonly string[];
  readonly run: (snapshot: OpenSnapshot) => Promise<unknown>;
}

/** What is made ready of a snapshot, what is soonest made first. Tracks are for callers who may see persons. */
function stepsOf(snapshot: OpenSnapshot, people: boolean): Step[] {
  const facts = Object.keys(FACTS).map(
    (name): Step => ({ keeps: [`${name}.`], run: () => warmFacts(snapshot, [name]) }),
  );
  return [
    ...(snapshot.has('economy')
      ? [
          { keeps: ['economy-first-'], run: prepareFirstAnswers },
          { keeps: ['economy-'], run: () => economyBook({ snapshot }) },
        ]
      : []),
    ...facts,
    ...(snapshot.has('city') ? [{ keeps: ['case-clocks'], run: caseClocksOf }] : []),
    ...TODAY_LISTS.filter(({ table }) => snapshot.has(tableSpec(table).file)).map(
      (list): Step => ({
        keeps: [`today.${list.id}@`],
        run: () => listedRows(snapshot, list),
      }),
    ),
    ...(snapshot.has('city') && people
      ? [
          { keeps: ['patrol-'], run: patrolBookOf },
          { keeps: ['cell-picture'], run: cellPictureOf },
        ]
      : []),
  ];
}

/**
 * Works out, or reads from what is kept, everything the panels ask for first. `nextWanted` names a file somebody waits for:
 * the step that keeps it is taken next.
 */
export async function prepare(
  snapshot: OpenSnapshot,
  people: boolean,
  nextWanted: () => string | undefined = () => undefined,
): Promise<void> {
  const left = stepsOf(snapshot, people);
  while (left.length > 0) {
    const wanted = nextWanted() ?? '';
    const at = left.findIndex(({ keeps }) => keeps.some((name) => wanted.startsWith(name)));
    const [step] = left.splice(Math.max(at, 0), 1);
    await step?.run(snapshot);
  }
}
