import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';

/** Named cipher suites (密码套件). The number of a suite is its place here and stands in each blob's header. */
export const CIPHER_SUITES = ['AES-256-GCM'] as const;
export type CipherSuite = (typeof CIPHER_SUITES)[number];

/** What a blob is bound to: it opens nowhere else. */
export interface SealedPlace {
  readonly table: string;
  readonly chunk: number;
  readonly epoch: number;
}

export interface SealingKey {
  readonly epoch: number;
  readonly suite: CipherSuite;
  /** 32 bytes derived for sealing alone. */
  readonly bytes: Uint8Array;
  /** 4 bytes, see `keyFingerprint`. */
  readonly fingerprint: Uint8Array;
}

const FORMAT = 1;
const FINGERPRINT_AT = 2;
const NONCE_AT = 6;
const TAG_AT = 18;
const TEXT_AT = 34;

/**
 * Seals bytes. Layout: format (1 byte), suite (1), key fingerprint (4), nonce (12), tag (16), ciphertext. Table,
 * chunk, epoch and the first 6 bytes are authenticated with it.
 */
export function sealBytes(key: SealingKey, place: SealedPlace, plain: Uint8Array): Buffer {
  const header = Buffer.alloc(TEXT_AT);
  header[0] = FORMAT;
  header[1] = CIPHER_SUITES.indexOf(key.suite);
  header.set(key.fingerprint, FINGERPRINT_AT);
  header.set(randomBytes(TAG_AT - NONCE_AT), NONCE_AT);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, header.subarray(NONCE_AT, TAG_AT));
  cipher.setAAD(associatedData(place, header));
  const text = cipher.update(plain);
  cipher.final();
  header.set(cipher.getAuthTag(), TAG_AT);
  return Buffer.concat([header, text]);
}

/**
 * Opens what `sealBytes` sealed. Errors: `forbidden` for another key, `corrupt` for a blob that was changed or moved.
 */
export function openBytes(key: SealingKey, place: SealedPlace, blob: Uint8Array): Buffer {
  const bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
  checkHeader(key, place, bytes);
  const nonce = bytes.subarray(NONCE_AT, TAG_AT);
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce);
  decipher.setAAD(associatedData(place, bytes));
  decipher.setAuthTag(bytes.subarray(TAG_AT, TEXT_AT));
  const plain = decipher.update(bytes.subarray(TEXT_AT));
  try {
    decipher.final();
    return plain;
  } catch (error) {
    throw tampered(place, error);
  }
}

const EPOCH_BYTES = 4;

/** Seals what lies in a file of its own: the key's epoch (4 bytes) before what `sealBytes` gives. */
export function sealWhole(key: SealingKey, table: string, plain: Uint8Array): Buffer {
  const epoch = Buffer.alloc(EPOCH_BYTES);
  epoch.writeUInt32LE(key.epoch);
  return Buffer.concat([epoch, sealBytes(key, { table, chunk: 0, epoch: key.epoch }, plain)]);
}

/** Opens what `sealWhole` sealed. Errors: as `openBytes`. */
export function openWhole(
  keyOf: (epoch: number) => SealingKey,
  table: string,
  sealed: Buffer,
): Buffer {
  if (sealed.length < EPOCH_BYTES + TEXT_AT || sealed[EPOCH_BYTES] !== FORMAT)
    throw tampered({ table, chunk: 0, epoch: 0 });
  const epoch = sealed.readUInt32LE(0);
  return openBytes(keyOf(epoch), { table, chunk: 0, epoch }, sealed.subarray(EPOCH_BYTES));
}

function checkHeader(key: SealingKey, place: SealedPlace, bytes: Buffer): void {
  if (bytes.length < TEXT_AT || bytes[0] !== FORMAT) throw tampered(place);
  if (CIPHER_SUITES[bytes[1] ?? -1] !== key.suite) throw tampered(place);
  if (bytes.subarray(FINGERPRINT_AT, NONCE_AT).equals(key.fingerprint)) return;
  throw new TwinError(
    'forbidden',
    say`Chunk ${place.chunk} of ${place.table} was sealed with another key. Use the key folder this snapshot was made with.`,
  );
}

function associatedData({ table, chunk, epoch }: SealedPlace, header: Uint8Array): Buffer {
  const place = Buffer.from(`${table}|${chunk}|${epoch}|`, 'utf8');
  return Buffer.concat([place, header.subarray(0, NONCE_AT)]);
}

function tampered(place: SealedPlace, cause?: unknown): TwinError {
  return new TwinError(
    'corrupt',
    say`Chunk ${place.chunk} of ${place.table} was changed after it was sealed. Roll back to an earlier snapshot or import the exports again.`,
    undefined,
    cause,
  );
}
