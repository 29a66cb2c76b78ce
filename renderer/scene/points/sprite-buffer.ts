import type { Vector } from '../../camera/local-camera.ts';

/** Bytes of one sprite: place (4 floats), kind (4 floats), fill and pick colour (4 bytes each). */
export const SPRITE_BYTES = 40;

/** Sprites of one layer as the GPU takes them, and the point each stands for. */
export interface SpriteBuffer {
  readonly bytes: ArrayBuffer;
  readonly capacity: number;
  /** Point of each sprite; -1 for a disc. */
  readonly points: Int32Array;
  count: number;
}

/** Room for so many sprites; their pick colours are given once and stay. */
export function createSpriteBuffer(
  capacity: number,
  pickColour: (index: number) => Uint8Array,
): SpriteBuffer {
  const bytes = new ArrayBuffer(capacity * SPRITE_BYTES);
  const colours = new Uint8Array(bytes);
  for (let i = 0; i < capacity; i++) colours.set(pickColour(i), i * SPRITE_BYTES + 36);
  return { bytes, capacity, points: new Int32Array(capacity), count: 0 };
}

export interface Sprite {
  readonly point: number;
  readonly east: number;
  readonly north: number;
  readonly up: number;
  readonly pixels: number;
  readonly kind: number;
  /** Packed count of a disc. */
  readonly count: number;
  /** Selected or pointed at. */
  readonly hot: boolean;
  /** Pixels above the place. */
  readonly lift: number;
  readonly fill: readonly [number, number, number];
}

/** Adds a sprite; false where there is no room. */
export function addSprite(buffer: SpriteBuffer, sprite: Sprite): boolean {
  if (buffer.count >= buffer.capacity) return false;
  const start = buffer.count * SPRITE_BYTES;
  const floats = new Float32Array(buffer.bytes, start, 8);
  floats[0] = sprite.east;
  floats[1] = sprite.north;
  floats[2] = sprite.up;
  floats[3] = sprite.pixels;
  floats[4] = sprite.kind;
  floats[5] = sprite.count;
  floats[6] = sprite.hot ? 1 : 0;
  floats[7] = sprite.lift;
  const fill = new Uint8Array(buffer.bytes, start + 32, 4);
  fill[0] = sprite.fill[0];
  fill[1] = sprite.fill[1];
  fill[2] = sprite.fill[2];
  fill[3] = 255;
  buffer.points[buffer.count++] = sprite.point;
  return true;
}

/** A disc of the buffer: its place, and its radius and how far it stands above the place in CSS pixels. */
export interface DrawnDisc {
  readonly at: Vector;
  readonly radius: number;
  readonly lift: number;
}

/** The discs among the sprites. */
export function drawnDiscs({ bytes, points, count }: SpriteBuffer): DrawnDisc[] {
  const discs: DrawnDisc[] = [];
  for (let sprite = 0; sprite < count; sprite++) {
    if (points[sprite] !== -1) continue;
    const floats = new Float32Array(bytes, sprite * SPRITE_BYTES, 8) as ArrayLike<number>;
    const [east = 0, north = 0, up = 0, pixels = 0] = Array.from(floats);
    discs.push({ at: [east, north, up], radius: pixels / 2, lift: floats[7] ?? 0 });
  }
  return discs;
}
