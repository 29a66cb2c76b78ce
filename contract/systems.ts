/** The government systems whose exports the twin carries, and the department that delivers each. */
export const SYSTEM_IDS = [
  'city-management',
  'community-policing',
  'building-economy',
  'work-safety',
  'hotline',
  'portal',
  'ageing',
  'approvals',
  'office',
  'statistics',
  'registry',
] as const;

export type SystemId = (typeof SYSTEM_IDS)[number];
