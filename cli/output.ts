/** Prints a result for machines: one JSON value and a line end; packed columns as plain arrays. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, plainArrays)}\n`);
}

/** Prints a line for people, on standard error so that standard output holds the result alone. */
export function printProgress(line: string): void {
  process.stderr.write(`${line}\n`);
}

function plainArrays(_key: string, value: unknown): unknown {
  return ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value;
}
