import type { TFunction } from 'i18next';
import type { HazardRow, PlanRow, SafetyFire } from '../../../contract/queries/work-safety.ts';
import {
  codeColumn,
  dateColumn,
  numberColumn,
  plainColumn,
  textColumn,
} from '../../parts/kit/columns.ts';
import type { TableColumn } from '../../parts/kit/table-model.ts';

/** What the columns need to speak. */
export interface SafetyWords {
  readonly t: TFunction;
  readonly streetName: (code: string | null) => string;
}

/** Columns of a work list of hazards. */
export function hazardColumns({ t, streetName }: SafetyWords): TableColumn<HazardRow>[] {
  return [
    codeColumn('no', t('safety.column.no'), 8, (row) => row.hazardNo),
    textColumn(
      'premises',
      t('safety.column.premises'),
      13,
      (row) => row.premisesName ?? row.premisesNo,
    ),
    textColumn('risk', t('safety.column.risk'), 6, (row) => t(`safety.risk.${row.risk ?? 'none'}`)),
    dateColumn('due', t('safety.column.due'), 6, (row) => row.dueAt),
    numberColumn('overdue', t('safety.column.overdue'), 7, (row) => row.daysOverdue, {
      unit: t('safety.days'),
    }),
    textColumn('description', t('safety.column.description'), 13, (row) => row.description),
    plainColumn('place', t('safety.column.place'), 6, (row) => row.placeText),
    textColumn('level', t('safety.column.level'), 5, (row) => t(`safety.level.${row.level}`)),
    textColumn('object', t('safety.column.object'), 6, (row) =>
      row.object === null ? null : t(`safety.object.${row.object}`),
    ),
    textColumn('state', t('safety.column.state'), 6, (row) =>
      row.state === null ? null : t(`safety.state.${row.state}`),
    ),
    dateColumn('found', t('safety.column.found'), 6, (row) => row.foundAt),
    numberColumn('returns', t('safety.column.returns'), 5, (row) => row.returns, { hidden: true }),
    textColumn('team', t('safety.column.team'), 8, (row) => row.team),
    textColumn('building', t('safety.column.building'), 9, (row) => row.buildingName),
    textColumn('street', t('safety.column.street'), 7, (row) => streetName(row.streetCode)),
    textColumn('pictures', t('pictures.one'), 5, (row) =>
      row.pictures > 0 ? t('pictures.count', { count: row.pictures }) : null,
    ),
  ];
}

/** Columns of the inspection plan. */
export function planColumns({ t, streetName }: SafetyWords): TableColumn<PlanRow>[] {
  return [
    textColumn('risk', t('safety.column.risk'), 6, (row) => t(`safety.risk.${row.risk ?? 'none'}`)),
    dateColumn('planned', t('safety.column.planned'), 6, (row) => row.plannedAt),
    textColumn('late', t('safety.column.late'), 6, (row) =>
      t(row.overdue ? 'safety.yes' : 'safety.no'),
    ),
    textColumn(
      'premises',
      t('safety.column.premises'),
      14,
      (row) => row.premisesName ?? row.premisesNo,
    ),
    textColumn('kind', t('safety.column.kind'), 5, (row) =>
      row.kind === null ? null : t(`safety.inspectionKind.${row.kind as 'daily'}`),
    ),
    textColumn('team', t('safety.column.team'), 8, (row) => row.team),
    numberColumn('open', t('safety.column.open'), 6, (row) => row.openHazards, { sum: true }),
    dateColumn('last', t('safety.column.last'), 6, (row) => row.lastVisitedAt),
    textColumn('building', t('safety.column.building'), 9, (row) => row.buildingName),
    textColumn('street', t('safety.column.street'), 7, (row) => streetName(row.streetCode)),
  ];
}

/** Columns of the fire list. */
export function fireColumns({
  t,
  streetName,
}: SafetyWords): TableColumn<SafetyFire['places'][number]>[] {
  return [
    textColumn('kind', t('safety.column.fireKind'), 10, (row) => t(`safety.fire.${row.kind}`)),
    textColumn('name', t('safety.column.name'), 16, (row) => row.name),
    codeColumn('no', t('safety.column.no'), 10, (row) => row.key),
    textColumn('building', t('safety.column.building'), 10, (row) => row.buildingName),
    textColumn('street', t('safety.column.street'), 7, (row) => streetName(row.streetCode)),
  ];
}

/** Why a hazard is grey: what the import found. */
export function hazardDoubt(t: TFunction, { greyed }: HazardRow): string | undefined {
  if (greyed.length === 0) return undefined;
  return greyed
    .map((code) => (isKnown(code) ? t(`safety.flags.${code}`) : t('safety.flags.other', { code })))
    .join(t('common.separator'));
}

const KNOWN = [
  'CLOSED_WITHOUT_RECHECK',
  'HAZARD_GUARANTEES',
  'HAZARD_TIME_ORDER',
  'DUE_BEFORE_FOUND',
] as const;

function isKnown(code: string): code is (typeof KNOWN)[number] {
  return (KNOWN as readonly string[]).includes(code);
}
