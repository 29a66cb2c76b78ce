import iconv from 'iconv-lite';

let twoBytes: Uint16Array | undefined;

/** Two-byte codes by UTF-16 unit, 0 where there is none; a table because the library takes 8 s for a million rows. */
function twoByteTable(): Uint16Array {
  if (twoBytes) return twoBytes;
  const table = new Uint16Array(65_536);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const text = iconv.decode(Buffer.from([lead, trail]), 'gb18030');
      const unit = text.charCodeAt(0);
      if (text.length === 1 && unit !== 0xfffd && (unit < 0xd800 || unit > 0xdfff))
        table[unit] ||= (lead << 8) | trail;
    }
  }
  return (twoBytes = table);
}

/** Encodes text as GB 18030; characters outside the two-byte range take four bytes. */
export function encodeGb18030(text: string): Buffer {
  const table = twoByteTable();
  const bytes = Buffer.allocUnsafe(text.length * 4);
  let at = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes[at++] = unit;
    else if (table[unit] !== 0) {
      bytes[at++] = table[unit]! >> 8;
      bytes[at++] = table[unit]! & 0xff;
    } else {
      const character = String.fromCodePoint(text.codePointAt(index)!);
      at += iconv.encode(character, 'gb18030').copy(bytes, at);
      index += character.length - 1;
    }
  }
  return bytes.subarray(0, at);
}
