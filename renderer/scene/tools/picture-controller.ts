import { download } from '../../download.ts';
import { FONT_FAMILY } from '../../theme/tokens.ts';
import type { Stage, Stop } from '../stage.ts';
import { elementImage } from './element-image.ts';

const CAPTION_PIXELS = 28;
/** Asks a picture to draw itself once more before it is copied. */
const REPAINT = 'twin-repaint';

/** At rest the engine has given its buffer away: only a frame drawn now can be copied. */
export function answerRepaints({ scene, container }: Pick<Stage, 'scene' | 'container'>): Stop {
  const paint = () => {
    scene.requestRender();
    scene.render();
  };
  container.addEventListener(REPAINT, paint);
  return () => container.removeEventListener(REPAINT, paint);
}

/**
 * Saves the scene when the store asks for a picture: both pictures where two stand side by side, what is drawn over them,
 * legends and dates (`data-in-picture`), and a caption below.
 */
export function createPictureController({
  container,
  store,
}: Pick<Stage, 'container' | 'store'>): Stop {
  const take = async (caption: string, fileName: string) => {
    const frame = container.parentElement ?? container;
    const picture = document.createElement('canvas');
    const pen = picture.getContext('2d') as CanvasRenderingContext2D;
    const ratio = devicePixelRatio;
    const { width, height } = frame.getBoundingClientRect();
    [picture.width, picture.height] = [width * ratio, (height + CAPTION_PIXELS) * ratio];
    pen.scale(ratio, ratio);
    pen.fillStyle = '#0e141b';
    pen.fillRect(0, 0, width, height + CAPTION_PIXELS);
    for (const canvas of paintedCanvases(frame)) drawAt(pen, frame, canvas, canvas);
    const over = [...frame.querySelectorAll<HTMLElement>('[data-in-picture]')];
    for (const [at, image] of (await Promise.all(over.map(elementImage))).entries())
      drawAt(pen, frame, over[at] as HTMLElement, image);
    pen.fillStyle = '#e6edf3';
    pen.font = `12px ${FONT_FAMILY}`;
    pen.textBaseline = 'middle';
    pen.fillText(caption, 12, height + CAPTION_PIXELS / 2);
    picture.toBlob((blob) => {
      if (blob) download(fileName, blob);
    }, 'image/png');
  };
  return store.subscribe(
    (state) => state.pictureRequest,
    (request) => {
      if (request) void take(request.caption, request.fileName);
    },
  );
}

/** The canvases of every picture in a frame, each just drawn. */
function paintedCanvases(frame: HTMLElement): HTMLCanvasElement[] {
  return [...frame.querySelectorAll('.scene-canvas')].flatMap((container) => {
    container.dispatchEvent(new Event(REPAINT));
    return [...container.querySelectorAll('canvas')];
  });
}

/** Draws an image where an element stands in the frame; what is hidden has no size and is left out. */
function drawAt(
  pen: CanvasRenderingContext2D,
  frame: HTMLElement,
  element: HTMLElement,
  image: CanvasImageSource,
): void {
  const [outer, own] = [frame.getBoundingClientRect(), element.getBoundingClientRect()];
  if (own.width === 0 || own.height === 0) return;
  pen.drawImage(image, own.left - outer.left, own.top - outer.top, own.width, own.height);
}
