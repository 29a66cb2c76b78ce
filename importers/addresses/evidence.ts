import type { Evidence } from '../../contract/address-match.ts';
import { writtenPiece, type FoldedText } from './characters.ts';
import type { Reading, ReadPart } from './reading.ts';
import type { NameToken } from './tokens.ts';

const NAMES = ['street', 'community', 'road', 'place'] as const;
const NUMBERS = ['lane', 'door', 'number', 'unit', 'floor'] as const;

/** What each part of a reading was taken for, from the widest to the finest. */
export function describeEvidence(folded: FoldedText, reading: Reading): Evidence[] {
  const found: Evidence[] = [];
  for (const part of NAMES) {
    const token = reading[part];
    if (token) found.push(ofName(folded, part, token));
  }
  for (const part of NUMBERS) {
    const read = reading[part];
    if (read) found.push(ofNumber(folded, part, read, part === 'door' && reading.isDoorGuessed));
  }
  reading.parts.forEach((read, index) => {
    const isLast = index === reading.parts.length - 1;
    found.push(ofNumber(folded, isLast ? 'room' : 'number', read, !isLast));
  });
  return found;
}

function ofName(folded: FoldedText, part: Evidence['part'], token: NameToken): Evidence {
  const { entry } = token;
  const written = writtenPiece(folded, token.start, token.end);
  const isArea = part === 'street' || part === 'community';
  const standard = (isArea && entry.area?.name) || entry.standard;
  const isSame = written === standard || written === entry.text;
  const kind = token.isCorrected
    ? 'corrected'
    : entry.isAlias
      ? 'alias'
      : entry.family || entry.clippedBefore
        ? 'short'
        : isSame
          ? 'exact'
          : 'normalised';
  return { part, written, standard, kind };
}

function ofNumber(
  folded: FoldedText,
  part: Evidence['part'],
  { value, start, end }: ReadPart,
  isAssumed: boolean,
): Evidence {
  const written = writtenPiece(folded, start, end);
  const kind = isAssumed ? 'assumed' : written.startsWith(value) ? 'exact' : 'normalised';
  return { part, written, standard: value, kind };
}
