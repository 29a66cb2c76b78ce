const MINUTE_MILLISECONDS = 60_000;
/** Asia/Shanghai is eight hours ahead of UTC all year. */
export const SHANGHAI_MILLISECONDS = 8 * 60 * MINUTE_MILLISECONDS;

/** What a zone is ahead of UTC, in milliseconds: of `Z`, `+08:00`, `+0800` and, as PostgreSQL writes it, `+08`. */
export function zoneMilliseconds(zone: string): number {
  const [, sign, hours = 0, minutes = 0] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MILLISECONDS;
}
