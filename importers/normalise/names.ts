/** A name with its brackets written one way, so that it can be compared across systems. */
export function plainBrackets(name: string | null): string | null {
  return name?.replace(/（/g, '(').replace(/）/g, ')') ?? null;
}
