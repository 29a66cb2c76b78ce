import type { TFunction } from 'i18next';
import type { HazardRow, PlanRow, SafetyFire } from '../../../contract/queries/work-safety.ts';
import type { TableColumn } from '../../parts/kit/table-model.ts';

/** What the columns need to speak. */
export interface SafetyWords {
  readonly t: TFunction;
  readonly streetName: (code: string | null) => string;
}

/** Columns of a work list of hazards. */
export function hazardColumns({ t, streetName }: SafetyWords): TableColumn<HazardRow>[] {
  return [
    {
      id: 'no',
      title: t('safety.column.no'),
      kind: 'code',
      value: (row) => row.hazardNo,
      widthRem: 8,
      filter: true,
    },
    {
      id: 'premises',
      title: t('safety.column.premises'),
      kind: 'text',
      value: (row) => row.premisesName ?? row.premisesNo,
      widthRem: 13,
      filter: true,
    },
    {
      id: 'risk',
      title: t('safety.column.risk'),
      kind: 'text',
      value: (row) => t(`safety.risk.${row.risk ?? 'none'}`),
      widthRem: 6,
      filter: true,
    },
    {
      id: 'description',
      title: t('safety.column.description'),
      kind: 'text',
      value: (row) => row.description,
      widthRem: 13,
      filter: true,
    },
    {
      id: 'place',
      title: t('safety.column.place'),
      kind: 'text',
      value: (row) => row.placeText,
      widthRem: 6,
    },
    {
      id: 'level',
      title: t('safety.column.level'),
      kind: 'text',
      value: (row) => t(`safety.level.${row.level}`),
      widthRem: 5,
      filter: true,
    },
    {
      id: 'object',
      title: t('safety.column.object'),
      kind: 'text',
      value: (row) => (row.object === null ? null : t(`safety.object.${row.object}`)),
      widthRem: 6,
      filter: true,
    },
    {
      id: 'state',
      title: t('safety.column.state'),
      kind: 'text',
      value: (row) => (row.state === null ? null : t(`safety.state.${row.state}`)),
      widthRem: 6,
      filter: true,
    },
    {
      id: 'found',
      title: t('safety.column.found'),
      kind: 'date',
      value: (row) => row.foundAt,
      widthRem: 6,
    },
    {
      id: 'due',
      title: t('safety.column.due'),
      kind: 'date',
      value: (row) => row.dueAt,
      widthRem: 6,
    },
    {
      id: 'overdue',
      title: t('safety.column.overdue'),
      unit: t('safety.days'),
      kind: 'number',
      value: (row) => row.daysOverdue,
      widthRem: 5,
    },
    {
      id: 'returns',
      title: t('safety.column.returns'),
      kind: 'number',
      value: (row) => row.returns,
      widthRem: 5,
      hidden: true,
    },
    {
      id: 'team',
      title: t('safety.column.team'),
      kind: 'text',
      value: (row) => row.team,
      widthRem: 8,
      filter: true,
    },
    {
      id: 'building',
      title: t('safety.column.building'),
      kind: 'text',
      value: (row) => row.buildingName,
      widthRem: 9,
      filter: true,
    },
    {
      id: 'street',
      title: t('safety.column.street'),
      kind: 'text',
      value: (row) => streetName(row.streetCode),
      widthRem: 7,
      filter: true,
    },
  ];
}

/** Columns of the inspection plan. */
export function planColumns({ t, streetName }: SafetyWords): TableColumn<PlanRow>[] {
  return [
    {
      id: 'risk',
      title: t('safety.column.risk'),
      kind: 'text',
      value: (row) => t(`safety.risk.${row.risk ?? 'none'}`),
      widthRem: 6,
      filter: true,
    },
    {
      id: 'planned',
      title: t('safety.column.planned'),
      kind: 'date',
      value: (row) => row.plannedAt,
      widthRem: 6,
    },
    {
      id: 'late',
      title: t('safety.column.late'),
      kind: 'text',
      value: (row) => t(row.overdue ? 'safety.yes' : 'safety.no'),
      widthRem: 6,
      filter: true,
    },
    {
      id: 'premises',
      title: t('safety.column.premises'),
      kind: 'text',
      value: (row) => row.premisesName ?? row.premisesNo,
      widthRem: 14,
      filter: true,
    },
    {
      id: 'kind',
      title: t('safety.column.kind'),
      kind: 'text',
      value: (row) =>
        row.kind === null ? null : t(`safety.inspectionKind.${row.kind as 'daily'}`),
      widthRem: 5,
      filter: true,
    },
    {
      id: 'team',
      title: t('safety.column.team'),
      kind: 'text',
      value: (row) => row.team,
      widthRem: 8,
      filter: true,
    },
    {
      id: 'open',
      title: t('safety.column.open'),
      kind: 'number',
      value: (row) => row.openHazards,
      widthRem: 6,
      sum: true,
    },
    {
      id: 'last',
      title: t('safety.column.last'),
      kind: 'date',
      value: (row) => row.lastVisitedAt,
      widthRem: 6,
    },
    {
      id: 'building',
      title: t('safety.column.building'),
      kind: 'text',
      value: (row) => row.buildingName,
      widthRem: 9,
      filter: true,
    },
    {
      id: 'street',
      title: t('safety.column.street'),
      kind: 'text',
      value: (row) => streetName(row.streetCode),
      widthRem: 7,
      filter: true,
    },
  ];
}

/** Columns of the fire list. */
export function fireColumns({
  t,
  streetName,
}: SafetyWords): TableColumn<SafetyFire['places'][number]>[] {
  return [
    {
      id: 'kind',
      title: t('safety.column.kind'),
      kind: 'text',
      value: (row) => t(`safety.fire.${row.kind}`),
      widthRem: 10,
      filter: true,
    },
    {
      id: 'name',
      title: t('safety.column.name'),
      kind: 'text',
      value: (row) => row.name,
      widthRem: 16,
      filter: true,
    },
    {
      id: 'no',
      title: t('safety.column.no'),
      kind: 'code',
      value: (row) => row.key,
      widthRem: 10,
      filter: true,
    },
    {
      id: 'building',
      title: t('safety.column.building'),
      kind: 'text',
      value: (row) => row.buildingName,
      widthRem: 10,
      filter: true,
    },
    {
      id: 'street',
      title: t('safety.column.street'),
      kind: 'text',
      value: (row) => streetName(row.streetCode),
      widthRem: 7,
      filter: true,
    },
  ];
}

/** Why a hazard is grey: what the import found. */
export function hazardDoubt(t: TFunction, { greyed }: HazardRow): string | undefined {
  if (greyed.length === 0) return undefined;
  return greyed
    .map((code) => (isKnown(code) ? t(`safety.flags.${code}`) : t('safety.flags.other', { code })))
    .join('；');
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
