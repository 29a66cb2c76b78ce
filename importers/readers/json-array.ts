import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';

const [QUOTE, BACKSLASH, COMMA] = ['"', '\\', ','].map((mark) => mark.charCodeAt(0));
const OPENING = new Set(['[', '{'].map((mark) => mark.charCodeAt(0)));
const CLOSING = new Set([']', '}'].map((mark) => mark.charCodeAt(0)));
/** Longer ones are no records: a bracket or a quotation mark is missing. */
const LONGEST_ELEMENT = 1 << 24;

/**
 * The texts of a JSON array's elements, one after the other; no more than one is held. Throws `invalid` where the array breaks
 * off or goes on after its end.
 */
export async function* arrayElements(
  path: string,
  texts: AsyncIterable<string>,
): AsyncGenerator<string> {
  const marks = new ArrayMarks();
  let element = '';
  let isOver = false;
  let count = 0;
  for await (const text of texts) {
    let from = 0;
    for (const at of marks.ends(text)) {
      if (isOver) throw brokenOff(path, count);
      isOver = marks.depth === 0;
      const whole = (element + text.slice(from, at)).replace(count === 0 ? /^[^[]*\[/ : '', '');
      count += 1;
      if (!isOver || whole.trim() !== '') yield whole;
      element = '';
      from = at + 1;
    }
    element += text.slice(from);
    if (element.length > LONGEST_ELEMENT) throw brokenOff(path, count);
  }
  if (!isOver || element.trim() !== '') throw brokenOff(path, count);
}

function brokenOff(path: string, whole: number): TwinError {
  return new TwinError(
    'invalid',
    say`${path}, after object ${whole}: the JSON list breaks off or goes on after its end; the file may be cut. Export it again.`,
    { file: path },
  );
}

/** Follows brackets and quotation marks over the pieces of a text that is one array. */
export class ArrayMarks {
  depth = 0;
  private isQuoted = false;
  private isEscaped = false;

  /** Where elements of the outermost array end: at its commas and at its closing bracket. */
  *ends(text: string): Generator<number> {
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (this.isQuoted) this.followQuoted(unit);
      else if (unit === QUOTE) this.isQuoted = true;
      else if (OPENING.has(unit)) this.depth += 1;
      else if (CLOSING.has(unit)) {
        this.depth -= 1;
        if (this.depth === 0) yield at;
      } else if (unit === COMMA && this.depth === 1) yield at;
    }
  }

  private followQuoted(unit: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (unit === BACKSLASH) this.isEscaped = true;
    else if (unit === QUOTE) this.isQuoted = false;
  }
}
