import type { SnapshotFileName } from '../schema/table.ts';
import type { SystemId } from '../systems.ts';

/** A column of a list. */
export interface TodayColumn {
  /** Name in the list's rows. */
  readonly name: string;
  readonly title: string;
  readonly titleEn: string;
  readonly kind: 'text' | 'number' | 'date' | 'code';
  /** Said in the header: 天, 件. */
  readonly unit?: string;
  readonly unitEn?: string;
  /** Codes of this column of the list's table: shown and filtered by their titles. */
  readonly codes?: Readonly<Record<string, string>>;
  /** Sealed column of the table: masked before it leaves the host; no list sorts or filters by it. */
  readonly sealed?: true;
  /** Share of the width of a printed sheet. */
  readonly weight: number;
}

/** 今日: a list of rows somebody has to do something about. */
export interface TodayList {
  /** `officer.rooms-unverified`: whose, a dot and what. */
  readonly id: `${string}.${string}`;
  readonly system: SystemId;
  /** Whose day it belongs to: 社区民警, 老龄办, 审批中心. */
  readonly role: string;
  readonly roleEn: string;
  readonly title: string;
  readonly titleEn: string;
  /** Which rows are on it, in words a department uses. */
  readonly rule: string;
  readonly ruleEn: string;
  /** Whose rule it is. */
  readonly source: string;
  /** `due` has a day ahead, `overdue` one behind, `check` wants a visit. */
  readonly kind: 'due' | 'overdue' | 'check';
  /** Table whose rows are listed; a row opens as a record of it. */
  readonly table: string;
  readonly columns: readonly TodayColumn[];
  /** Files of a snapshot its rule looks at beside that of its table. */
  readonly needs?: readonly SnapshotFileName[];
  /** Rows are about natural persons: not for callers without personal rows. */
  readonly personal?: true;
  /** Empty columns on paper. */
  readonly blanks: readonly { readonly title: string; readonly titleEn: string }[];
}

/** 地址 of the row's building or room, which every list of places begins with. */
export const ADDRESS_COLUMN: TodayColumn = {
  name: 'address',
  title: '地址',
  titleEn: 'Address',
  kind: 'text',
  weight: 0.34,
};

/** 剩余天数 until a row is due. */
export const DAYS_COLUMN: TodayColumn = {
  name: 'days',
  title: '剩余',
  titleEn: 'Left',
  kind: 'number',
  unit: '天',
  unitEn: 'days',
  weight: 0.08,
};

/** What a visit brings back. */
export const VISIT_BLANKS = [{ title: '核实情况', titleEn: 'Found' }] as const;
