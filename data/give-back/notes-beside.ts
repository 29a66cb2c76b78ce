const ENDING = '.说明.txt';

/** Path of what is told of a CSV file that is given back; workbooks have a sheet of it. */
export function notesBeside(path: string): string {
  return `${path}${ENDING}`;
}

/** Whether a file of a delivery is such a note. */
export function isNoteBeside(name: string): boolean {
  return name.endsWith(ENDING);
}
