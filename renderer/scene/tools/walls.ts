import type { Vector } from '../../camera/local-camera.ts';

/** Samples stand this far off the wall, metres. */
const OFF_METRES = 0.05;

/** A straight wall with the direction it faces. */
export interface Wall {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly normal: readonly [number, number];
  readonly lengthMetres: number;
}

/** Walls of an outline, facing outward whichever way round it is drawn; those of a courtyard (天井) face into it. */
export function wallsOf(
  ring: readonly (readonly [number, number])[],
  kind: 'outline' | 'courtyard' = 'outline',
): Wall[] {
  let twice = 0;
  ring.forEach(([x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length] as [number, number];
    twice += x * nextY - nextX * y;
  });
  const turn = twice >= 0 === (kind === 'outline') ? 1 : -1;
  return ring.flatMap((from, at) => {
    const to = ring[(at + 1) % ring.length] as readonly [number, number];
    const lengthMetres = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (lengthMetres < 0.01) return [];
    const normal = [
      (turn * (to[1] - from[1])) / lengthMetres,
      (-turn * (to[0] - from[0])) / lengthMetres,
    ] as const;
    return [{ from, to, normal, lengthMetres }];
  });
}

/** A point just off a wall at a share of its length. */
export function offWall({ from, to, normal }: Wall, share: number, z: number): Vector {
  return [
    from[0] + (to[0] - from[0]) * share + normal[0] * OFF_METRES,
    from[1] + (to[1] - from[1]) * share + normal[1] * OFF_METRES,
    z,
  ];
}
