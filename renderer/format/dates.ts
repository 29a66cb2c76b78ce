/** The date part of an ISO time or date, `YYYY-MM-DD`, in the machine's time zone. */
export function dateText(iso: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso;
  const time = new Date(iso);
  return [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
}

/** `YYYY-MM-DD HH:mm` in the machine's time zone. */
export function minuteText(iso: string): string {
  const time = new Date(iso);
  return `${dateText(iso)} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** A day that exists, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time)) return false;
  return new Date(time).toISOString().slice(0, 10) === text;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
