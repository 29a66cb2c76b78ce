const BEGINNING = '身份证号·';

/** What stands in place of an ID number that a column of business numbers holds (封存号码). */
const CONCEALED = new RegExp(`^${BEGINNING}([0-9a-f]{16})·(\\d{1,4})·([0-9a-f]{32})$`);

/** Texts that begin like a concealed number, for GLOB. */
export const CONCEALED_GLOB = `${BEGINNING}*`;

/** How a concealed number reads where nobody opens it. */
export const NUMBER_SEALED = '身份证号（已封存）';

/** The parts of a concealed number, in hex. */
export interface ConcealedNumber {
  /** Equal for equal numbers in all departments. */
  readonly link: string;
  /** Generation of the department's key. */
  readonly epoch: number;
  /** The number itself under that key. */
  readonly sealed: string;
}

export function writeConcealed({ link, epoch, sealed }: ConcealedNumber): string {
  return `${BEGINNING}${link}·${epoch}·${sealed}`;
}

/** The parts of a concealed number; undefined of any other text. */
export function readConcealed(text: string): ConcealedNumber | undefined {
  if (!text.startsWith(BEGINNING)) return undefined;
  const [, link, epoch, sealed] = CONCEALED.exec(text) ?? [];
  return link === undefined || sealed === undefined
    ? undefined
    : { link, epoch: Number(epoch), sealed };
}

/** What numbers of different departments are compared by: they seal the same number each under its own key. */
export function comparableNumber(text: string): string {
  return readConcealed(text)?.link ?? text;
}

/** A value as it is shown: a concealed number says only that it is one. */
export function withoutConcealed<Value>(value: Value): Value | string {
  return typeof value === 'string' && readConcealed(value) ? NUMBER_SEALED : value;
}
