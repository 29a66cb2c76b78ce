import type { PreparedSubject } from '../../contract/host.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import { TODAY_LISTS } from '../../contract/today/index.ts';
import { caseClocksOf } from '../city/case-clocks.ts';
import { cellPictureOf } from '../city/cell-picture.ts';
import { patrolBookOf } from '../city/patrol-book.ts';
import { economyBook } from '../economy/book.ts';
import { prepareFirstAnswers } from '../economy/first-answers.ts';
import { isAnswered, listedRows } from '../queries/today/listed-places.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { type FactSpec, isComputed } from '../statistics/fact.ts';
import { FACTS } from '../statistics/facts/index.ts';
import { loadFacts } from '../statistics/facts-of.ts';

/** Something panels ask for first that takes long the first time. */
export interface Step {
  readonly subject: PreparedSubject;
  /** Beginnings of the names of files that keep it and that calls wait for. */
  readonly keeps: readonly string[];
  readonly run: (snapshot: OpenSnapshot) => Promise<unknown>;
}

const SUBJECTS: Readonly<Record<string, PreparedSubject>> = {
  city_case: 'cases',
  component: 'components',
  police_room: 'rooms',
  current_resident: 'people',
  household: 'people',
  police_unit: 'rooms',
};

/** What is made ready of a snapshot, what is soonest made first. Tracks are for callers who may see persons. */
export function stepsOf(snapshot: OpenSnapshot, people: boolean): Step[] {
  const facts = Object.values<FactSpec>(FACTS).filter(({ table }) => hasTable(snapshot, table));
  return [
    ...facts.map(readStep),
    ...TODAY_LISTS.filter((list) => isAnswered(snapshot, list)).map(
      (list): Step => ({
        subject: 'lists',
        keeps: [`today.${list.id}@`],
        run: () => listedRows(snapshot, list),
      }),
    ),
    ...(snapshot.has('city') ? [CLOCKS] : []),
    ...(snapshot.has('economy') ? [ECONOMY] : []),
    ...facts.flatMap(passedSteps),
    ...(snapshot.has('city') && people ? PATROLS : []),
  ];
}

const CLOCKS: Step = { subject: 'clocks', keeps: ['case-clocks'], run: caseClocksOf };

const ECONOMY: Step = {
  subject: 'economy',
  keeps: ['economy-'],
  run: async (snapshot) => {
    await economyBook({ snapshot });
    await snapshot.kept?.settled();
    await prepareFirstAnswers(snapshot);
  },
};

const PATROLS: readonly Step[] = [
  { subject: 'passes', keeps: ['patrol-'], run: patrolBookOf },
  { subject: 'passes', keeps: ['cell-picture'], run: cellPictureOf },
];

function hasTable(snapshot: OpenSnapshot, table: string): boolean {
  return snapshot.has(tableSpec(table).file);
}

/** Columns that are read. */
function readStep(spec: FactSpec): Step {
  return {
    subject: SUBJECTS[spec.name] ?? 'premises',
    keeps: [],
    run: (snapshot) => loadFacts(snapshot, spec.name, (column) => !isComputed(column)),
  };
}

/** Columns worked out from the patrols' fixes. */
function passedSteps(spec: FactSpec): Step[] {
  const names = Object.keys(spec.columns).filter((name) => isComputed(spec.columns[name]!));
  if (names.length === 0) return [];
  return [
    {
      subject: 'passes',
      keeps: names.map((name) => `${spec.name}.${name}@`),
      run: (snapshot) => loadFacts(snapshot, spec.name, isComputed),
    },
  ];
}
