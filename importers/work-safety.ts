import { hazard, hazardEvent, inspection, premises } from '../contract/schema/work-safety.ts';
import { HAZARD_MACHINE } from '../contract/state-machines.ts';
import { hazardChecks } from './work-safety/hazard-checks.ts';
import type { Parent } from './rows/parent-keys.ts';
import type { TableRule } from './rows/table-rule.ts';

const OF_PREMISES: Parent = { field: 'premises_no', table: 'premises', key: 'premises_no' };

/** 安全生产: what is special about premises, hazards, their steps and inspections. */
export const WORK_SAFETY_RULES: readonly TableRule[] = [
  { table: premises },
  {
    table: hazard,
    parents: [OF_PREMISES],
    refine: ({ recognised }) => {
      const has = (field: string) => recognised.matches.get(hazard.name)?.columns.has(field);
      return hazardChecks({ listed: has('listed') ?? false, closed: has('closed_at') ?? false });
    },
  },
  {
    table: hazardEvent,
    parents: [{ field: 'hazard_no', table: 'hazard', key: 'hazard_no' }],
    steps: {
      machine: HAZARD_MACHINE,
      list: 'hazard_no',
      sequence: 'sequence',
      step: 'step',
      at: 'at',
    },
  },
  { table: inspection, parents: [OF_PREMISES] },
];
