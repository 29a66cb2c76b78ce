import { appendFileSync, createReadStream } from 'node:fs';
import type { FindingLine } from '../../contract/findings.ts';

const LINES_A_WRITE = 500;

/** Refused rows of one thread, masked, one JSON text a line: the workbook has one writer, which reads them back. */
export class RejectsSpool {
  readonly path: string;
  private waiting: string[] = [];

  constructor(path: string) {
    this.path = path;
  }

  reject(line: FindingLine): void {
    this.waiting.push(`${JSON.stringify(line)}\n`);
    if (this.waiting.length >= LINES_A_WRITE) this.flush();
  }

  flush(): void {
    if (this.waiting.length === 0) return;
    appendFileSync(this.path, this.waiting.join(''));
    this.waiting = [];
  }
}

/** The lines of a spool in their order. Only a line feed ends one: a value may hold other separators of lines (U+2028). */
export async function* spooledLines(path: string): AsyncGenerator<FindingLine> {
  let rest = '';
  for await (const piece of createReadStream(path, 'utf8')) {
    const lines = (rest + (piece as string)).split('\n');
    rest = lines.pop() as string;
    for (const line of lines) yield JSON.parse(line) as FindingLine;
  }
}
