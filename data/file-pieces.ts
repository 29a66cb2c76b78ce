import { open } from 'node:fs/promises';

const PIECE_BYTES = 1 << 18;

/**
 * The bytes of a file, piece by piece. Each piece lies in a buffer that is used again: it must not be kept beyond its turn.
 * A new buffer a piece kept the garbage collector busy longer than the reading took.
 */
export async function* filePieces(path: string, pieceBytes = PIECE_BYTES): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  const buffers = [Buffer.allocUnsafe(pieceBytes), Buffer.allocUnsafe(pieceBytes)] as const;
  const read = (turn: number) => {
    const begun = file.read(buffers[turn % 2] as Buffer, 0, pieceBytes, null);
    // It may fail before the piece at hand was taken; it is told when it is asked for.
    begun.catch(() => undefined);
    return begun;
  };
  let reading = read(0);
  try {
    for (let turn = 1; ; turn += 1) {
      const { bytesRead, buffer } = await reading;
      if (bytesRead === 0) return;
      reading = read(turn);
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await reading.catch(() => undefined);
    await file.close();
  }
}
