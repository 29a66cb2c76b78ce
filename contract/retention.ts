import { z } from 'zod';
import type { DistrictProfile } from './profile.ts';

/** What is kept for a time, by class (保存类别): row changes of tables without and about persons, reports of batches, snapshots. */
export const RETENTION_CLASSES = [
  'openChanges',
  'personalChanges',
  'reports',
  'snapshots',
] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];

/** Most days a class is kept, and most snapshots. */
export const MOST_KEPT: Readonly<Record<RetentionClass, number>> = {
  openChanges: 36_500,
  personalChanges: 36_500,
  reports: 36_500,
  snapshots: 100,
};

const term = (name: RetentionClass) => z.number().int().min(1).max(MOST_KEPT[name]);

/** Terms (保存期限) in days, and how many snapshots stay; the one in use always does. */
export const retentionTermsSchema = z.strictObject({
  openChanges: term('openChanges'),
  personalChanges: term('personalChanges'),
  reports: term('reports'),
  snapshots: term('snapshots'),
});
export type RetentionTerms = z.infer<typeof retentionTermsSchema>;

/** What there is of a class, and what the next import removes of it. */
export const retentionClassSchema = z.object({
  class: z.enum(RETENTION_CLASSES),
  count: z.number().int(),
  /** ISO day of the oldest. */
  oldestOn: z.string().nullable(),
  /** What is over already: the next import removes it. */
  due: z.number().int(),
  /** ISO day from which the next of the others is over; null where it depends on imports, or there is none. */
  nextOn: z.string().nullable(),
});
export type RetentionStatus = z.infer<typeof retentionClassSchema>;

/** Terms as a district's profile states them. */
export function profileTerms({
  retentionDays: { open, personal },
  keepSnapshots,
}: Pick<DistrictProfile, 'retentionDays' | 'keepSnapshots'>): RetentionTerms {
  return {
    openChanges: open,
    personalChanges: personal,
    reports: personal,
    snapshots: keepSnapshots,
  };
}
