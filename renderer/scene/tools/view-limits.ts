import type { Vector } from '../../camera/local-camera.ts';

/** From where one looks how far: metres in the tile frame, degrees clockwise from north. */
export interface Viewpoint {
  readonly eye: Vector;
  readonly radiusMetres: number;
  readonly headingDegrees: number;
  /** 360 looks all round. */
  readonly openingDegrees: number;
}

const DEGREE = Math.PI / 180;

/** How far a place lies inside the reach and opening of a view, metres; negative outside. */
export function metresWithin(view: Viewpoint, x: number, y: number): number {
  const [dx, dy] = [x - view.eye[0], y - view.eye[1]];
  const away = Math.hypot(dx, dy);
  const inReach = view.radiusMetres - away;
  if (view.openingDegrees >= 360) return inReach;
  const turned = Math.atan2(dx, dy) - view.headingDegrees * DEGREE;
  const off = Math.abs(Math.atan2(Math.sin(turned), Math.cos(turned)));
  const inside = (view.openingDegrees / 2) * DEGREE - off;
  const toEdge = away * Math.sin(Math.min(Math.max(inside, -Math.PI / 2), Math.PI / 2));
  return Math.min(inReach, toEdge);
}

/** Whether a place lies within reach and opening. */
export function inView(view: Viewpoint, x: number, y: number): boolean {
  return metresWithin(view, x, y) >= 0;
}

/** `metresWithin` of a place given in metres from the eye, as a shader works it out. */
export function metresWithinShader({ radiusMetres, headingDegrees, openingDegrees }: Viewpoint) {
  const number = (value: number) => value.toFixed(6);
  const edge =
    openingDegrees >= 360
      ? ''
      : /* glsl */ `
  float turned = atan(place.x, place.y) - ${number(headingDegrees * DEGREE)};
  float inside = ${number((openingDegrees / 2) * DEGREE)} - abs(atan(sin(turned), cos(turned)));
  within = min(within, length(place) * sin(clamp(inside, -1.570796, 1.570796)));`;
  return /* glsl */ `
float metresWithin(vec2 place) {
  float within = ${number(radiusMetres)} - length(place);${edge}
  return within;
}`;
}
