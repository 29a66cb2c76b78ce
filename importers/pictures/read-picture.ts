import type { PictureFormat, PictureProblem } from '../../contract/schema/pictures.ts';
import { readJpeg } from './jpeg.ts';
import { readPng } from './png.ts';
import { readWebp } from './webp.ts';

/** A whole picture without what the camera wrote about place, time and person. */
export interface ReadPicture {
  /** As it is shown, pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

/** Wider or higher ones would take more memory to show than a window has. */
const MOST_PIXELS = 100_000_000;

const READERS: Readonly<Record<PictureFormat, (bytes: Buffer) => ReadPicture | undefined>> = {
  jpeg: readJpeg,
  png: readPng,
  webp: readWebp,
};

/** What a file's first bytes say it is, whatever its name. */
export function pictureFormat(bytes: Buffer): PictureFormat | undefined {
  const start = bytes.toString('latin1', 0, 12);
  if (start.startsWith('\u00ff\u00d8\u00ff')) return 'jpeg';
  if (start.startsWith('\u0089PNG\r\n\u001a\n')) return 'png';
  return start.startsWith('RIFF') && start.endsWith('WEBP') ? 'webp' : undefined;
}

/** Reads a picture file, or says why it is none. */
export function readPicture(
  bytes: Buffer,
): (ReadPicture & { readonly format: PictureFormat }) | PictureProblem {
  const format = pictureFormat(bytes);
  if (!format) return 'kind';
  const read = READERS[format](bytes);
  if (!read) return 'damaged';
  return read.width * read.height > MOST_PIXELS ? 'size' : { ...read, format };
}
