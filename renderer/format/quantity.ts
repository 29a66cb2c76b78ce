import type { TFunction } from 'i18next';
import { exactNumber } from './numbers.ts';

/** What is counted; each kind has its own measure word (幢, 间, 家, 条, 人). */
export type Counted =
  | 'building'
  | 'room'
  | 'unit'
  | 'record'
  | 'person'
  | 'area'
  | 'feature'
  | 'label'
  | 'component'
  | 'case'
  | 'call'
  | 'facility';

/** A count with its measure word: 6,800 幢, 1 room. */
export function quantity(t: TFunction, counted: Counted, count: number): string {
  return t(`units.${counted}`, { count, value: exactNumber(count) });
}
