import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { ArrayMarks } from './json-array.ts';

/** The text of a feature and the line it begins in. */
export interface FeatureText {
  readonly text: string;
  readonly line: number;
}

/**
 * Cuts the text of a GeoJSON collection, piece by piece, into the texts of its features and the rest, which is the collection
 * with an empty list of them.
 */
export class FeatureListCutter {
  /** What was read outside the list, features left out. */
  rest = '';
  private readonly path: string;
  private readonly finder = new ListFinder();
  /** Of the list, while it is being read. */
  private marks: ArrayMarks | undefined;
  private isListOver = false;
  private element = '';
  /** Line the text to come begins in. */
  private line = 1;
  private elementLine = 1;

  constructor(path: string) {
    this.path = path;
  }

  /** The features that end in this piece. */
  push(text: string): FeatureText[] {
    const features: FeatureText[] = [];
    let from = 0;
    if (!this.marks && !this.isListOver) from = this.toList(text);
    if (this.marks && !this.isListOver) from = this.cut(text, from, this.marks, features);
    this.rest += text.slice(from);
    this.line += linesIn(text);
    return features;
  }

  /** The rest as it parses; throws `invalid` with the line where the JSON breaks off. */
  parsedRest(): unknown {
    try {
      if (this.marks && !this.isListOver) throw new SyntaxError('the list has no end');
      return JSON.parse(this.rest);
    } catch (error) {
      throw brokenJson(this.path, this.line, error);
    }
  }

  /** Gives where the list's bracket is, or where the piece ends. */
  private toList(text: string): number {
    const at = this.finder.find(text);
    if (at < 0) return 0;
    this.rest += `${text.slice(0, at)}[`;
    this.marks = new ArrayMarks();
    this.elementLine = this.line + linesIn(text.slice(0, at));
    return at;
  }

  /** Gives where the text goes on behind the list, or where the piece ends. */
  private cut(text: string, start: number, marks: ArrayMarks, features: FeatureText[]): number {
    let from = start;
    const piece = start === 0 ? text : text.slice(start);
    for (const end of marks.ends(piece)) {
      const at = start + end;
      this.take(this.element + text.slice(from, at), features);
      this.element = '';
      from = at + 1;
      if (marks.depth > 0) continue;
      this.isListOver = true;
      this.rest += ']';
      return from;
    }
    this.element += text.slice(from);
    return text.length;
  }

  private take(raw: string, features: FeatureText[]): void {
    const text = raw.startsWith('[') ? raw.slice(1) : raw;
    if (text.trim() !== '') features.push({ text, line: this.elementLine });
    this.elementLine += linesIn(text);
  }
}

/** Finds the bracket of the list called features in the outermost object. */
class ListFinder {
  private depth = 0;
  private isQuoted = false;
  private isEscaped = false;
  private word = '';
  private isNamed = false;

  /** Index of the bracket in this piece; -1 where it is not there yet. */
  find(text: string): number {
    for (let at = 0; at < text.length; at += 1) {
      const character = text.charAt(at);
      if (this.isQuoted) this.followQuoted(character);
      else if (character === '[' && this.isNamed) return at;
      else this.follow(character);
    }
    return -1;
  }

  private follow(character: string): void {
    if (character === '"') {
      this.isQuoted = true;
      this.word = '';
    } else if (character === ':') this.isNamed = this.depth === 1 && this.word === LIST;
    else if (character.trim() !== '') {
      this.isNamed = false;
      if ('[{'.includes(character)) this.depth += 1;
      else if (']}'.includes(character)) this.depth -= 1;
    }
  }

  private followQuoted(character: string): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (character === '\\') this.isEscaped = true;
    else if (character === '"') this.isQuoted = false;
    else if (this.word.length <= LIST.length) this.word += character;
  }
}

const LIST = 'features';

function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** JSON that breaks off in a line. */
export function brokenJson(path: string, line: number, cause: unknown): TwinError {
  return new TwinError(
    'invalid',
    say`${path}, line ${line}: the JSON breaks off here; the file may be cut. Export it again.`,
    { file: path, line },
    cause,
  );
}
