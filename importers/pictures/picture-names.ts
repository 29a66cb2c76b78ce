/** Names in a cell are separated by these; a comma may be part of one. */
const SEPARATORS = /[;；|\n\r]+/;
/** Words for nothing in such a cell. */
const NOTHING = /^(无|没有|暂无|-+|—+|\/|n\/a|null)$/i;

/** Names of photographs a cell gives, in its order. */
export function pictureNames(text: string | null): string[] {
  if (text === null) return [];
  return text
    .split(SEPARATORS)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !NOTHING.test(name));
}

/**
 * A name as a path within its folder, parts joined by `/`; undefined for one that leaves it: absolute, with a drive, an
 * address, or stepping up further than down.
 */
export function pathWithin(name: string): string | undefined {
  const plain = name.replaceAll('\\', '/');
  if (plain.startsWith('/') || /^[a-z][a-z\d+.-]*:/i.test(plain) || plain.includes('\0'))
    return undefined;
  const parts: string[] = [];
  for (const part of plain.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length === 0 ? undefined : parts.join('/');
}
