const SPACED = /[0-9０-９][ \u3000][0-9０-９]/;
const RUN = /(?<![0-9０-９A-Za-z])[0-9０-９](?:[ \u3000][0-9０-９])+(?![0-9０-９A-Za-z])/g;
/** A number of these is no list of building, unit and room. */
const WHOLE_MARK = /^[ \u3000]?(?:号|號|室|房|铺|鋪)/;
const SET_APART_MARK = /^[ \u3000][弄巷幢栋棟座单單层層楼樓梯]/;
const ROOM_DIGITS = 3;

/**
 * Where numbers are written digit by digit (1 0 1 室): the spaces inside them. Two single digits before 单元 or at the end
 * are two numbers.
 */
export function spacesInNumbers(written: string): ReadonlySet<number> | undefined {
  if (!SPACED.test(written)) return undefined;
  const spaces = new Set<number>();
  for (const { 0: run, index } of written.matchAll(RUN)) {
    const after = written.slice(index + run.length);
    const count = (run.length + 1) / 2;
    const isOne = count >= ROOM_DIGITS || WHOLE_MARK.test(after) || SET_APART_MARK.test(after);
    if (isOne) for (let at = index + 1; at < index + run.length; at += 2) spaces.add(at);
  }
  return spaces;
}
