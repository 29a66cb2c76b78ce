/**
 * Age in whole years at `asOf`, or null where neither date of birth nor birth year is known. A birth date itself never
 * leaves the host. Dates are `YYYY-MM-DD`; with a year alone the age reached in that year is given.
 */
export function ageAt(
  asOf: string,
  birthDate: string | null,
  birthYear: number | null,
): number | null {
  const exact = /^(\d{4})-(\d{2}-\d{2})$/.exec(birthDate ?? '');
  const year = exact ? Number(exact[1]) : birthYear;
  if (year === null) return null;
  const beforeBirthday = exact !== null && asOf.slice(5) < (exact[2] ?? '');
  const age = Number(asOf.slice(0, 4)) - year - (beforeBirthday ? 1 : 0);
  return age < 0 ? null : age;
}
