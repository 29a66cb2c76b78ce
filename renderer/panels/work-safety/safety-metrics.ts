/** Headline metrics of hazards; the first is the primary figure. */
export const HAZARD_METRICS = [
  'open',
  'overdue',
  'found',
  'closingRate',
  'onTimeRate',
  'recheckRate',
  'firstPassRate',
  'foundMajor',
  'majorClosingRate',
  'listed',
  'repeatRate',
  'meanFixDays',
  'unreviewed',
].map((name) => `work-safety.${name}`);

/** Headline metrics of inspections. */
export const VISIT_METRICS = ['coverageRate', 'selfReportRate', 'planRate', 'nothingFoundRate'].map(
  (name) => `work-safety.${name}`,
);
