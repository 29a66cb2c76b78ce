/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number];
/** A shape by its signed distance to its edge in pixels, negative inside, and the box it lies in. */
export interface Shape {
  distance(x: number, y: number): number;
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
}
/** A colour, or one for each place. */
export type Paint = Colour | ((x: number, y: number) => Colour);

export const WIDTH = 400;
export const HEIGHT = 300;

/** A picture being drawn, pixel by pixel, with smooth edges. */
export class Canvas {
  readonly pixels: Float32Array;

  constructor(pixels = new Float32Array(WIDTH * HEIGHT * 3)) {
    this.pixels = pixels;
  }

  copy(): Canvas {
    return new Canvas(this.pixels.slice());
  }

  /** Covers everything. */
  fill(paint: Paint): void {
    for (let y = 0; y < HEIGHT; y++) for (let x = 0; x < WIDTH; x++) this.blend(x, y, paint, 1);
  }

  /** Paints a shape; `soft` is how many pixels its edge takes. */
  draw(shape: Shape, paint: Paint, alpha = 1, soft = 1): void {
    const [left, top, right, bottom] = shape.box;
    const from = (edge: number) => Math.max(0, Math.floor(edge - soft));
    const to = (edge: number, most: number) => Math.min(most, Math.ceil(edge + soft + 1));
    for (let y = from(top); y < to(bottom, HEIGHT); y++)
      for (let x = from(left); x < to(right, WIDTH); x++) {
        const cover = 0.5 - shape.distance(x, y) / soft;
        if (cover > 0) this.blend(x, y, paint, Math.min(1, cover) * alpha);
      }
  }

  /** Adds light that falls off from a place. */
  glow(atX: number, atY: number, radius: number, [red, green, blue]: Colour): void {
    for (let y = 0; y < HEIGHT; y++)
      for (let x = 0; x < WIDTH; x++) {
        const near = Math.exp(-((x - atX) ** 2 + (y - atY) ** 2) / radius ** 2);
        const at = (y * WIDTH + x) * 3;
        this.pixels[at] = this.pixels[at]! + red * near;
        this.pixels[at + 1] = this.pixels[at + 1]! + green * near;
        this.pixels[at + 2] = this.pixels[at + 2]! + blue * near;
      }
  }

  /** Mixes a colour into one pixel. */
  blend(x: number, y: number, paint: Paint, alpha: number): void {
    const colour = typeof paint === 'function' ? paint(x, y) : paint;
    const at = (y * WIDTH + x) * 3;
    for (let channel = 0; channel < 3; channel++)
      this.pixels[at + channel] =
        this.pixels[at + channel]! * (1 - alpha) + colour[channel]! * alpha;
  }
}
