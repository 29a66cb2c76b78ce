import { Digest } from '../../data/snapshot/digest.ts';
import { KeySet } from '../../data/snapshot/key-set.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';

/** 居民身份证 as stored, whatever the export calls it. */
export const CITIZEN_DOCUMENT = '居民身份证';

/**
 * One ID number has one name in a delivery (data-dictionary §2.4): a later row with another name is marked, its name stays. Numbers
 * and names are kept as digests, 12 bytes a person; of names that differ one in four thousand million passes unseen.
 */
export function oneNameEach(): (values: RowValues, checks: RowChecks) => void {
  const names = new KeySet();
  const digest = new Digest();
  return ({ id_no: idNo, id_type: type, name }, checks) => {
    if (type !== CITIZEN_DOCUMENT || typeof idNo !== 'string' || typeof name !== 'string') return;
    digest.reset();
    digest.addText(name.replace(SPACES, ''));
    digest.close();
    const told = digest.low >>> 0 || 1;
    const before = names.add(idNo, told);
    if (before !== undefined && before !== told) checks.mark('ID_NAME_CONFLICT', 'name', name);
  };
}

/** 张 三 is 张三. */
const SPACES = /\s/g;
