import {
  BufferAttribute,
  BufferGeometry,
  EdgesGeometry,
  LineBasicMaterial,
  LineSegments,
} from 'three';
import { gapMetres, ranksOf } from './floors.ts';
import type { RoomBodies } from './load-rooms.ts';

/** Accent frame round the bodies of the selected room. */
export interface Outline {
  readonly lines: LineSegments;
  /** Frames these bodies; an empty list hides the frame. */
  show(bodies: readonly number[]): void;
  setExplosion(explode: number): void;
  setColour(hex: string): void;
  dispose(): void;
}

/** Makes the frame for a building around `origin`. */
export function createOutline(
  rooms: RoomBodies,
  origin: readonly [number, number, number],
): Outline {
  const material = new LineBasicMaterial({ depthTest: false, transparent: true });
  const lines = new LineSegments(new BufferGeometry(), material);
  lines.renderOrder = 2;
  lines.frustumCulled = false;
  lines.visible = false;
  const ranks = ranksOf(rooms.bodies);
  let shown: readonly number[] = [];
  let explode = 0;
  const lift = () => {
    const rank = shown.length > 0 ? (ranks[shown[0] as number] as number) : 0;
    lines.position.y = rank * gapMetres(explode, rooms.storeyMetres);
  };
  return {
    lines,
    show(bodies) {
      if (bodies.join() === shown.join()) return;
      shown = bodies;
      lines.geometry.dispose();
      lines.geometry = edgesOf(rooms, origin, new Set(bodies));
      lines.visible = bodies.length > 0;
      lift();
    },
    setExplosion(next) {
      explode = next;
      lift();
    },
    setColour: (hex) => void material.color.set(hex),
    dispose() {
      lines.geometry.dispose();
      material.dispose();
    },
  };
}

function edgesOf(
  { positions, bodyIds, indices }: RoomBodies,
  origin: readonly [number, number, number],
  bodies: ReadonlySet<number>,
): BufferGeometry {
  const corners = [...indices].filter((vertex) => bodies.has(bodyIds[vertex] as number));
  const own = new Float32Array(corners.length * 3);
  corners.forEach((vertex, index) => {
    for (let axis = 0; axis < 3; axis++)
      own[index * 3 + axis] = (positions[vertex * 3 + axis] as number) - (origin[axis] as number);
  });
  const solid = new BufferGeometry();
  solid.setAttribute('position', new BufferAttribute(own, 3));
  const edges = new EdgesGeometry(solid, 20);
  solid.dispose();
  return edges;
}
