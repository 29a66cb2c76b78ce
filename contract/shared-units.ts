/** 共享核对 of one unit that both the police (实有单位) and the business registry (工商登记) know by its 信用代码. */
export interface SharedUnit {
  /** 开业情况 of the police: `yes`, `no`, or null where nobody looked. */
  readonly onSite: string | null;
  /** 状态 of the police; null counts as open. */
  readonly status: string | null;
  /** 登记状态 of the registry. */
  readonly registryStatus: string | null;
}

interface Contradiction {
  readonly onSite: 'yes' | 'no';
  /** Only where the police have it as open. */
  readonly isOpen?: true;
  /** Whether the registry has it as 存续. */
  readonly isActive: boolean;
}

/**
 * What contradicts, by the list of 今日 it stands in. A unit whose 开业情况 is unknown contradicts nobody, nor does one that
 * pauses business (歇业, 停业) while it stays registered.
 */
export const UNIT_CONTRADICTIONS = {
  'sharing.status-differs': { onSite: 'yes', isOpen: true, isActive: false },
  'housing.registered-not-on-site': { onSite: 'no', isActive: true },
} as const satisfies Readonly<Record<string, Contradiction>>;

/** The state of the police that counts as open, and that of the registry that counts as 存续. */
export const OPEN = 'open';
export const ACTIVE = 'active';

/** Whether the two sides tell states of a unit that cannot both be true. */
export function statesContradict({ onSite, status, registryStatus }: SharedUnit): boolean {
  if (registryStatus === null) return false;
  const rules: readonly Contradiction[] = Object.values(UNIT_CONTRADICTIONS);
  return rules.some(
    (rule) =>
      rule.onSite === onSite &&
      (rule.isOpen !== true || (status ?? OPEN) === OPEN) &&
      rule.isActive === (registryStatus === ACTIVE),
  );
}
