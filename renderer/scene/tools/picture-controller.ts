import { download } from '../../download.ts';
import { FONT_FAMILY } from '../../theme/tokens.ts';
import type { Stage, Stop } from '../stage.ts';

const CAPTION_PIXELS = 28;

/** Saves the scene with what is drawn over it and a caption below, when the store asks for a picture. */
export function createPictureController({
  scene,
  container,
  store,
}: Pick<Stage, 'scene' | 'container' | 'store'>): Stop {
  const take = (caption: string, fileName: string) => {
    // At rest the engine has given its buffer away: only a frame drawn now can be copied.
    scene.requestRender();
    scene.render();
    const ratio = devicePixelRatio;
    const { width, height } = scene.canvas;
    const picture = document.createElement('canvas');
    [picture.width, picture.height] = [width, height + CAPTION_PIXELS * ratio];
    const pen = picture.getContext('2d') as CanvasRenderingContext2D;
    pen.fillStyle = '#0e141b';
    pen.fillRect(0, 0, picture.width, picture.height);
    for (const layer of container.querySelectorAll('canvas'))
      pen.drawImage(layer, 0, 0, width, height);
    pen.fillStyle = '#e6edf3';
    pen.font = `${12 * ratio}px ${FONT_FAMILY}`;
    pen.textBaseline = 'middle';
    pen.fillText(caption, 12 * ratio, height + (CAPTION_PIXELS / 2) * ratio);
    picture.toBlob((blob) => {
      if (blob) download(fileName, blob);
    }, 'image/png');
  };
  return store.subscribe(
    (state) => state.pictureRequest,
    (request) => {
      if (request) take(request.caption, request.fileName);
    },
  );
}
