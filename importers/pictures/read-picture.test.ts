import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jpegOf, pngOf, webpOf } from '../testing/pictures.ts';
import { pictureFormat, readPicture } from './read-picture.ts';

const side = fc.integer({ min: 1, max: 9000 });

const KINDS = [
  ['jpeg', jpegOf],
  ['png', pngOf],
  ['webp', webpOf],
] as const;

describe.each(KINDS)('a %s', (format, make) => {
  it('is known by its bytes, with its size and without what the camera wrote of place and person', () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        const read = readPicture(make(width, height));
        expect(read).toMatchObject({ format, width, height });
        if (typeof read === 'string') return;
        expect(read.bytes.includes('GPS')).toBe(false);
        expect(read.bytes.includes('张三')).toBe(false);
      }),
    );
  });

  it('reads the same again once it was read', () => {
    const once = readPicture(make(40, 30));
    expect(typeof once === 'string' ? once : readPicture(once.bytes)).toEqual(once);
  });

  it('is damaged wherever it is cut off', () => {
    const whole = make(640, 480);
    for (let length = 12; length < whole.length; length++)
      expect(readPicture(whole.subarray(0, length))).toBe('damaged');
  });

  it('too large to be shown is not taken', () => {
    expect(readPicture(make(12_000, 12_000))).toBe('size');
  });
});

it('a photograph taken sideways keeps how it is turned and tells its size as shown', () => {
  const read = readPicture(jpegOf(640, 480, 1, 6));
  expect(read).toMatchObject({ width: 480, height: 640 });
  if (typeof read === 'string') return;
  expect(read.bytes.includes('Exif')).toBe(true);
  expect(readPicture(read.bytes)).toEqual(read);
});

it('a PNG with a changed byte is damaged', () => {
  const bytes = pngOf(640, 480);
  bytes[20] = 9;
  expect(readPicture(bytes)).toBe('damaged');
});

it('whatever bytes come, the answer is a picture or a reason', () => {
  const starts = ['', '\u00ff\u00d8\u00ff', '\u0089PNG\r\n\u001a\n', 'RIFF\0\0\0\0WEBP'];
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
      const bytes = Buffer.concat([Buffer.from(start, 'latin1'), rest]);
      const read = readPicture(bytes);
      if (pictureFormat(bytes) === undefined) expect(read).toBe('kind');
      else expect(['string', 'object']).toContain(typeof read);
    }),
    { numRuns: 2000 },
  );
});
