import { FONT_FAMILY } from '../theme/tokens.ts';
import { LABEL_KINDS, type MapLabel } from './label-layout.ts';
import type { Look } from './look.ts';

const HALO_PIXELS = 2;

/** Text shaped once a label, size and look, with a halo of the ground's colour; drawn many times. */
export interface Sprite {
  readonly image: HTMLCanvasElement;
  readonly width: number;
  readonly height: number;
}

/** Makes and keeps sprites for one look and pixel ratio. */
export function createSprites(look: Look, ratio: number): (label: MapLabel) => Sprite {
  const sprites = new Map<string, Sprite>();
  return ({ kind, text }) => {
    const key = `${kind} ${text}`;
    const made = sprites.get(key) ?? draw(kind, text, look, ratio);
    sprites.set(key, made);
    return made;
  };
}

function draw(kind: MapLabel['kind'], text: string, look: Look, ratio: number): Sprite {
  const { pixels, weight } = LABEL_KINDS[kind];
  const image = document.createElement('canvas');
  const pen = image.getContext('2d') as CanvasRenderingContext2D;
  const font = `${weight} ${pixels * ratio}px ${FONT_FAMILY}`;
  pen.font = font;
  const halo = HALO_PIXELS * ratio;
  const textWidth = pen.measureText(text).width;
  image.width = Math.ceil(textWidth + halo * 4);
  image.height = Math.ceil(pixels * ratio * 1.4 + halo * 2);
  pen.font = font;
  pen.textBaseline = 'middle';
  pen.textAlign = 'center';
  pen.lineJoin = 'round';
  pen.lineWidth = halo * 2;
  pen.strokeStyle = look.labelHalo;
  pen.fillStyle = inkOf(kind, look);
  pen.strokeText(text, image.width / 2, image.height / 2);
  pen.fillText(text, image.width / 2, image.height / 2);
  return { image, width: image.width / ratio, height: image.height / ratio };
}

function inkOf(kind: MapLabel['kind'], look: Look): string {
  if (kind === 'water') return look.labelWater;
  return kind === 'green' ? look.labelGreen : look.labelText;
}
