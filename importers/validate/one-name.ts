import { Digest } from '../../data/snapshot/digest.ts';
import { KeySet } from '../../data/snapshot/key-set.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';

/** 居民身份证 as stored, whatever the export calls it. */
export const CITIZEN_DOCUMENT = '居民身份证';

/** Looks at a row in view of those before it; `end` gives the memory of them back. */
interface CheckRow {
  (values: RowValues, checks: RowChecks): void;
  readonly end: () => void;
}

/**
 * One ID number has one name in a delivery (data-dictionary §2.4): a later row with another name is marked; the name itself is
 * not told, since reports outlive keys. Numbers and names are kept as digests, 12 bytes a person; of names that differ one in
 * four thousand million passes unseen.
 */
export function oneNameEach(): CheckRow {
  const names = new OneTextEach();
  const check = (values: RowValues, checks: RowChecks): void => {
    const idNo = citizenNumber(values);
    const { name } = values;
    if (idNo === undefined || typeof name !== 'string') return;
    if (names.isOther(idNo, withoutBlanks(name)))
      checks.warn({ code: 'ID_NAME_CONFLICT', field: 'name' });
  };
  return Object.assign(check, { end: () => names.clear() });
}

/**
 * A person lives in one room at a time (data-dictionary §2.3): a later current record of the same ID number in another room is marked.
 * 户在人不在 does not live there.
 */
export function oneHomeEach(): CheckRow {
  const homes = new OneTextEach();
  const check = (values: RowValues, checks: RowChecks): void => {
    const { state, residence_relation: relation, room_slot: room } = values;
    if (state !== 'current' || relation === 'household_only' || typeof room !== 'string') return;
    const idNo = citizenNumber(values);
    if (idNo !== undefined && homes.isOther(idNo, room))
      checks.mark('LIVES_TWICE', 'room_slot', room);
  };
  return Object.assign(check, { end: () => homes.clear() });
}

function citizenNumber({ id_no: idNo, id_type: type }: RowValues): string | undefined {
  return type === CITIZEN_DOCUMENT && typeof idNo === 'string' ? idNo : undefined;
}

/** Remembers the first text of each key, both as digests. */
class OneTextEach {
  private readonly first = new KeySet();
  private readonly digest = new Digest();

  /** Whether the key came before with another text. */
  isOther(key: string, text: string): boolean {
    this.digest.reset();
    this.digest.addText(text);
    this.digest.close();
    const told = this.digest.low >>> 0 || 1;
    const before = this.first.add(key, told);
    return before !== undefined && before !== told;
  }

  clear(): void {
    this.first.clear();
  }
}

/** 张 三 is 张三; cells come with plain blanks only. */
function withoutBlanks(name: string): string {
  return name.includes(' ') ? name.replaceAll(' ', '') : name;
}
