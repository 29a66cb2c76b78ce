/** What a check found means for the row: `refused` rows are not loaded, `held` ones wait, `marked` ones are loaded. */
export type CheckSeverity = 'refused' | 'held' | 'marked';

/** One check code (检查代码) in words a department can act on. */
export interface CheckCode {
  readonly zh: string;
  readonly en: string;
  /** The worst it does to a row; a code of an optional column may only mark it. */
  readonly severity: CheckSeverity;
  /** The standard or the rule of this product it comes from. */
  readonly source: string;
}

/** Makes one entry of a list of check codes. */
export const code = (
  severity: CheckSeverity,
  source: string,
  zh: string,
  en: string,
): CheckCode => ({
  zh,
  en,
  severity,
  source,
});
