import type { DistrictProfile } from '../../contract/profile.ts';
import type { StateMachine } from '../../contract/state-machines.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { AreaFinder } from '../geometry/area-finder.ts';
import type { ImportContext } from '../import-context.ts';
import type { DeliveryPart } from './delivery.ts';
import type { Parent } from './parent-keys.ts';
import type { RowRefinement } from './plain-delivery.ts';
import type { WholeCheck } from './whole-delivery.ts';

/** What a table's rule may look at. */
export interface RuleContext extends ImportContext {
  readonly areas: AreaFinder;
}

/** A table whose rows are the steps of lists: 案件流程, 隐患流程, 办件环节. */
export interface StepList {
  readonly machine: StateMachine;
  /** Column that names the list. */
  readonly list: string;
  readonly sequence: string;
  readonly step: string;
  readonly at: string;
}

/** The last check of a row; `end`, where it has one, gives back what it remembers once all rows are delivered. */
export interface LastCheck extends RowRefinement {
  readonly end?: () => void;
}

/** What is special about a table, beyond what its declaration says. */
export interface TableRule {
  readonly table: TableSpec;
  /** Columns that name a row of another table; a row of an unknown one is marked `ORPHAN`. */
  readonly parents?: readonly Parent[];
  /** Other tables its checks look into: its rows are read again when those come from other files, and it is read beside them. */
  readonly reads?: readonly string[];
  /** Settings of the profile its checks go by. */
  readonly settings?: (profile: DistrictProfile) => unknown;
  /** Rows without a position are refused. */
  readonly mustBePlaced?: boolean;
  readonly steps?: StepList;
  /** Checks beyond the columns, made once a file; it may look at the file first. */
  readonly refine?: (
    part: DeliveryPart,
    context: RuleContext,
  ) => RowRefinement | Promise<RowRefinement>;
  /** Checks of a row in view of all rows before it, placed and refined; made once a delivery. */
  readonly finish?: () => LastCheck;
  /** Checks of rows in view of all others of a delivery: for small tables, whose rows wait for it. */
  readonly whole?: (context: RuleContext) => WholeCheck;
}
