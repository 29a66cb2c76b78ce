import type { LocalCamera } from './local-camera.ts';

/** Camera at a share 0 to 1 of the way; far flights rise so that the district passes below. */
export function flight(from: LocalCamera, to: LocalCamera): (share: number) => LocalCamera {
  const distance = Math.hypot(to.east - from.east, to.north - from.north);
  const rise = Math.max(0, distance * 0.35 - Math.max(from.up, to.up) * 0.5);
  const turn = shortestTurn(from.heading, to.heading);
  return (share) => {
    const s = ease(Math.min(Math.max(share, 0), 1));
    const mix = (a: number, b: number) => a + (b - a) * s;
    return {
      east: mix(from.east, to.east),
      north: mix(from.north, to.north),
      up: mix(from.up, to.up) + rise * 4 * s * (1 - s),
      heading: from.heading + turn * s,
      pitch: mix(from.pitch, to.pitch),
    };
  };
}

/** How long a flight takes: a longer way takes longer, at most 2 s. */
export function flightSeconds(from: LocalCamera, to: LocalCamera): number {
  const way = Math.hypot(to.east - from.east, to.north - from.north, to.up - from.up);
  const turn = Math.abs(shortestTurn(from.heading, to.heading)) + Math.abs(to.pitch - from.pitch);
  return Math.min(2, 0.35 + way / 2500 + turn * 0.3);
}

/** Signed turn within half a circle either way. */
export function shortestTurn(from: number, to: number): number {
  const circle = 2 * Math.PI;
  return ((((to - from + Math.PI) % circle) + circle) % circle) - Math.PI;
}

function ease(share: number): number {
  return share * share * share * (share * (share * 6 - 15) + 10);
}
