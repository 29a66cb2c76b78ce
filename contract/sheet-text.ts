const NUMBER = /^[-+]?\d+(\.\d+)?$/;
const BEGINS_FORMULA = /^[=+\-@\t\r]/;
/** What departments write for nothing. */
const DASHES = /^-+$/;

/** Makes a text harmless where a spreadsheet would take it for a formula; numbers stay as they are. */
export function withoutFormula(text: string): string {
  const isHarmless = NUMBER.test(text) || DASHES.test(text);
  return BEGINS_FORMULA.test(text) && !isHarmless ? `'${text}` : text;
}
