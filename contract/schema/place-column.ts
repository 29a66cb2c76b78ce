/** Whether a column says in words where a row is. */
export function isPlaceColumn(name: string): boolean {
  return name.includes('address') || name === 'place_text';
}
