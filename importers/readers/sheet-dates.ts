const DAY_MILLISECONDS = 86_400_000;
/** Serial of 1970-01-01; workbooks of old Macs count from 1904. */
const SERIAL_1970 = 25_569;
const DAYS_TO_1904 = 1462;

/** What stands in a number format beside its codes: colours, conditions, words in quotes, letters skipped or repeated. */
const NO_CODES = /\[[^\]]*]|"[^"]*"|[_*]./g;

/** The date a serial stands for where the format of its style shows dates. `formatOf` gives the format of a style. */
export function dateTest(
  formatOf: (style: number) => string | undefined,
  from1904: boolean,
): (serial: number, style: number) => string | undefined {
  const known = new Map<number, Shown>();
  const shownBy = (style: number) => {
    const found = known.get(style) ?? shownIn(formatOf(style) ?? '');
    known.set(style, found);
    return found;
  };
  return (serial, style) => {
    const shown = shownBy(style);
    if (shown === 'number') return undefined;
    if (shown === 'span') return elapsedText(serial);
    if (serial > 0 && serial < 1)
      return isoText(new Date(Math.round(serial * DAY_MILLISECONDS) + DAY_ZERO));
    const days = serial - SERIAL_1970 + (from1904 ? DAYS_TO_1904 : 0);
    return isoText(new Date(Math.round(days * DAY_MILLISECONDS)));
  };
}

/** What a format makes of a serial. */
type Shown = 'number' | 'date' | 'span';

function shownIn(format: string): Shown {
  if (!isDateFormat(format)) return 'number';
  return ELAPSED.test(format) ? 'span' : 'date';
}

/** Hours, minutes or seconds that go on beyond a day: `[h]:mm`. */
const ELAPSED = /^\[(h+|m+|s+)\]/i;
/** A serial below 1 has no date. */
const DAY_ZERO = -SERIAL_1970 * DAY_MILLISECONDS;

/** A span of time as hours, minutes and, where it has some, seconds: `25:30`. */
function elapsedText(days: number): string {
  const seconds = Math.round(Math.abs(days) * 86_400);
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = seconds % 60 === 0 ? '' : `:${two(seconds % 60)}`;
  const sign = days < 0 ? '-' : '';
  return `${sign}${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}${rest}`;
}

/** Letters of dates and clocks, and none of the marks of digits, which only fractions of a second have beside them. */
function isDateFormat(format: string): boolean {
  const [codes = ''] = format.replace(NO_CODES, '').split(';');
  return /[ymdhMsb]/.test(codes) && !/[#0?]/.test(codes.replace(/s\.0+/g, 's'));
}

/** A date cell as `YYYY-MM-DD`, with the time where it has one; a time of day alone as `HH:MM`. Spreadsheets have no zone. */
export function isoText(date: Date): string {
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString();
  const isClock = date.getTime() > DAY_ZERO && date.getTime() < DAY_ZERO + DAY_MILLISECONDS;
  if (isClock) return text.slice(11, text.slice(17, 19) === '00' ? 16 : 19);
  return date.getTime() % DAY_MILLISECONDS === 0
    ? text.slice(0, 10)
    : text.slice(0, 19).replace('T', ' ');
}
