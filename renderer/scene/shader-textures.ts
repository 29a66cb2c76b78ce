import {
  PixelFormat,
  TextureMagnificationFilter,
  TextureMinificationFilter,
  TextureUniform,
} from 'cesium';
import { bytesOf } from '../theme/colour.ts';
import { STATE_WIDTH } from './shaders/building.ts';

/** Baked shade of the ground: two bytes a texel (open sky; sun by the key light), rows from south to north, metres of the tile frame. */
export interface Shade {
  readonly width: number;
  readonly height: number;
  readonly west: number;
  readonly south: number;
  readonly texelMetres: number;
  readonly texels: Uint8Array;
}

/** No shade anywhere. */
export const OPEN_SKY: Shade = {
  width: 1,
  height: 1,
  west: 0,
  south: 0,
  texelMetres: 1,
  texels: new Uint8Array([255, 255]),
};

/** One texel a slot, padded to whole rows; at least one row, so that an empty district has a texture too. */
export function stateTexture(states: Uint8Array): TextureUniform {
  const height = Math.max(1, Math.ceil(states.length / 4 / STATE_WIDTH));
  const texels = new Uint8Array(height * STATE_WIDTH * 4);
  texels.set(states);
  return texture(texels, STATE_WIDTH, height);
}

/** One byte a slot, 0 or 1, padded to whole rows. */
export function slotTexture(slots: Uint8Array): TextureUniform {
  const height = Math.max(1, Math.ceil(slots.length / STATE_WIDTH));
  const texels = new Uint8Array(height * STATE_WIDTH);
  for (let slot = 0; slot < slots.length; slot++) texels[slot] = slots[slot] ? 255 : 0;
  return texture(texels, STATE_WIDTH, height, PixelFormat.RED);
}

/** One texel a colour. */
export function paletteTexture(colours: readonly string[]): TextureUniform {
  const texels = new Uint8Array(colours.flatMap((hex) => [...bytesOf(hex), 255]));
  return texture(texels, colours.length, 1);
}

function texture(
  typedArray: Uint8Array,
  width: number,
  height: number,
  pixelFormat = PixelFormat.RGBA,
): TextureUniform {
  return new TextureUniform({
    typedArray,
    width,
    height,
    repeat: false,
    pixelFormat,
    minificationFilter: TextureMinificationFilter.NEAREST,
    magnificationFilter: TextureMagnificationFilter.NEAREST,
  });
}

/** The shade raster, smooth between its texels. */
export function shadeTexture({ texels, width, height }: Shade): TextureUniform {
  return new TextureUniform({
    typedArray: texels,
    width,
    height,
    repeat: false,
    pixelFormat: PixelFormat.RG,
    minificationFilter: TextureMinificationFilter.LINEAR,
    magnificationFilter: TextureMagnificationFilter.LINEAR,
  });
}
