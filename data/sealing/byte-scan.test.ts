import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteScanner } from './byte-scan.ts';

const ID = '330299194001011230';
const scanner = new ByteScanner([
  { text: ID, what: 'number' },
  { text: '张三丰', what: 'name' },
  { text: '12912345678', what: 'phone' },
]);

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('a scan of raw bytes', () => {
  it.each([
    ['UTF-8', Buffer.from(ID)],
    ['UTF-16LE', Buffer.from(ID, 'utf16le')],
    ['UTF-16BE', Buffer.from(ID, 'utf16le').swap16()],
    ['hex', Buffer.from(Buffer.from(ID).toString('hex'))],
  ])('finds %s wherever it lies and however the bytes are cut', async (encoding, bytes) => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 60 }),
        fc.uint8Array({ maxLength: 60 }),
        fc.integer({ min: 1, max: 50 }),
        async (before, after, size) => {
          const whole = Buffer.concat([before, bytes, after]);
          const found = await scanner.scan(cut(whole, size));
          expect(found).toContainEqual({ what: 'number', encoding, offset: before.length });
        },
      ),
    );
  });

  it('finds names and phones, each once, and nothing in numbers that only look alike', async () => {
    const text = `单位:张三丰;12912345678;33029919400101123${'1'};1291234567`;
    expect(await scanner.scan(cut(Buffer.from(text), 7))).toEqual([
      { what: 'name', encoding: 'UTF-8', offset: 7 },
      { what: 'phone', encoding: 'UTF-8', offset: 17 },
    ]);
  });
});
