import { encode } from 'jpeg-js';

const QUALITY = 70;

/** Writes a picture as JPEG. `pixels` are red, green, blue, 0 to 255, row by row. */
export function encodeJpeg(pixels: Float32Array, width: number, height: number): Buffer {
  const data = Buffer.alloc(width * height * 4, 255);
  for (let at = 0; at < width * height; at++)
    for (let band = 0; band < 3; band++)
      data[at * 4 + band] = Math.max(0, Math.min(255, Math.round(pixels[at * 3 + band] as number)));
  return encode({ data, width, height }, QUALITY).data;
}
