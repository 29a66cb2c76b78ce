/** Area of a ring, positive for a counter-clockwise one, in the square of its corners' unit. */
export function signedArea(ring: readonly (readonly [number, number])[]): number {
  return ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length] as readonly [number, number];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}
