/** A moment of the district's clock as rows have it: `2016-06-30 09:05:00`. */
export function momentText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Seconds since 1970 of a row's text; undefined for none. */
export function momentOf(text: string): number;
export function momentOf(text: string | null): number | undefined;
export function momentOf(text: string | null): number | undefined {
  return text === null ? undefined : Date.parse(`${text.replace(' ', 'T')}Z`) / 1000;
}
