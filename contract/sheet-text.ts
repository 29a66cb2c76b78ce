const NUMBER = /^[-+]?\d+(\.\d+)?$/;
const BEGINS_FORMULA = /^[=+\-@\t\r]/;

/** Makes a text harmless where a spreadsheet would take it for a formula; numbers stay as they are. */
export function withoutFormula(text: string): string {
  return BEGINS_FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
