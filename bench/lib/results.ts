import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const FILE = path.join(import.meta.dirname, '..', 'RESULTS.md');

/** Writes one section of RESULTS.md, replacing the one of the same title; each carries its date and machine. */
export function writeSection(title: string, lines: readonly string[]): void {
  const section = [`## ${title}`, '', machine(), '', ...lines, ''].join('\n');
  const others = sections().filter((existing) => !existing.startsWith(`## ${title}\n`));
  const head =
    '# Results\n\nWritten by the scripts beside this file; ratios compare runs of one session.\n';
  writeFileSync(FILE, [head, ...[...others, section].sort()].join('\n'));
  process.stderr.write(`${section}\n`);
}

/** A Markdown table. */
export function table(headers: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(headers), line(headers.map(() => '---')), ...rows.map(line)];
}

function sections(): string[] {
  try {
    const text = readFileSync(FILE, 'utf8');
    const parts = text.split(/^(?=## )/m).filter((part) => part.startsWith('## '));
    return parts.map((part) => `${part.trimEnd()}\n`);
  } catch {
    return [];
  }
}

function machine(): string {
  const [processor] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, ${os.cpus().length} × ${processor?.model.trim()}, ${memory} GiB, no GPU, ${os.type()} ${os.release()}, Node ${process.version}`;
}
