export const DAY_MILLISECONDS = 86_400_000;

/** An id holds the moment of its build, UTC: `000012-20261127-144739-5cf2`. */
const MOMENT_OF_ID = /^\d+-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})/;

/** Milliseconds since 1970 of the build an id names; undefined for what is no id. */
export function momentOfId(id: string): number | undefined {
  const parts = MOMENT_OF_ID.exec(id)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [year = 0, month = 1, day = 1, hour, minute, second] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** `YYYY-MM-DD`, UTC. */
export function isoDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
