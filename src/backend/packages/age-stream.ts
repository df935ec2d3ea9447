import { createCipheriv, createDecipheriv, getCiphers, hkdfSync } from 'node:crypto';
import { releaseMemory } from '../files/release-memory.ts';

/** Sizes and labels of the age format, https://c2sp.org/age, section "Payload". */
export const STREAM_CHUNK_BYTES = 64 * 1024;
export const STREAM_TAG_BYTES = 16;
export const STREAM_NONCE_BYTES = 16;
const SEALED_CHUNK_BYTES = STREAM_CHUNK_BYTES + STREAM_TAG_BYTES;
/** Chunks handled per step: about 1 MiB, some 1 ms of work, then the event loop has its turn. */
export const CHUNKS_PER_STEP = 16;

const CIPHER = 'chacha20-poly1305';

/**
 * Electron's BoringSSL has no ChaCha20-Poly1305 in `node:crypto` (electron/electron#24024). There
 * the library's own JavaScript does the work, at a twelfth of the speed.
 */
export const hasNativeStream: boolean = getCiphers().includes(CIPHER);

/** Thrown for a chunk that does not authenticate, and for a payload of an impossible length. */
export class StreamDamaged extends Error {}

/** HKDF-SHA-256 of the file key, salted with the payload's nonce. */
export function deriveStreamKey(fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', fileKey, nonce, 'payload', 32));
}

/**
 * STREAM encryption in steps. Two buffers take turns: a chunk is overwritten by the one after the
 * next. The source's chunks are copied at once.
 */
export async function* encryptStream(
  key: Uint8Array,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const stepBytes = CHUNKS_PER_STEP * STREAM_CHUNK_BYTES;
  const takeBuffer = takeTurns(CHUNKS_PER_STEP * SEALED_CHUNK_BYTES);
  let counter = 0;
  for await (const { bytes, isLast } of inSteps(source, stepBytes)) {
    const chunks = Math.max(1, Math.ceil(bytes.length / STREAM_CHUNK_BYTES));
    const sealed = takeBuffer(bytes.length + chunks * STREAM_TAG_BYTES);
    for (let index = 0; index < chunks; index += 1) {
      const plain = bytes.subarray(index * STREAM_CHUNK_BYTES, (index + 1) * STREAM_CHUNK_BYTES);
      const nonce = chunkNonce(counter, isLast && index === chunks - 1);
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: STREAM_TAG_BYTES });
      const at = index * SEALED_CHUNK_BYTES;
      const body = cipher.update(plain);
      sealed.set(body, at);
      releaseMemory(body);
      cipher.final();
      sealed.set(cipher.getAuthTag(), at + plain.length);
      counter += 1;
    }
    yield sealed;
  }
}

/**
 * STREAM decryption in steps, buffers as in `encryptStream`. Every byte that it gives out was
 * authenticated before.
 */
export async function* decryptStream(
  key: Uint8Array,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const takeBuffer = takeTurns(CHUNKS_PER_STEP * STREAM_CHUNK_BYTES);
  let counter = 0;
  for await (const { bytes, isLast } of inSteps(source, CHUNKS_PER_STEP * SEALED_CHUNK_BYTES)) {
    const chunks = Math.max(1, Math.ceil(bytes.length / SEALED_CHUNK_BYTES));
    const opened = takeBuffer(Math.max(0, bytes.length - chunks * STREAM_TAG_BYTES));
    for (let index = 0; index < chunks; index += 1) {
      const sealed = bytes.subarray(index * SEALED_CHUNK_BYTES, (index + 1) * SEALED_CHUNK_BYTES);
      const isFinal = isLast && index === chunks - 1;
      const plain = openChunk(key, chunkNonce(counter, isFinal), sealed);
      // Only an empty file ends in an empty chunk; else one plaintext would have two forms.
      if (plain.length === 0 && counter > 0) throw new StreamDamaged('final chunk is empty');
      opened.set(plain, index * STREAM_CHUNK_BYTES);
      releaseMemory(plain);
      counter += 1;
    }
    yield opened;
  }
}

function openChunk(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Uint8Array {
  if (sealed.length < STREAM_TAG_BYTES) throw new StreamDamaged('payload is truncated');
  const end = sealed.length - STREAM_TAG_BYTES;
  const cipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: STREAM_TAG_BYTES });
  cipher.setAuthTag(sealed.subarray(end));
  const plain = cipher.update(sealed.subarray(0, end));
  try {
    cipher.final();
  } catch {
    throw new StreamDamaged('chunk does not authenticate');
  }
  return plain;
}

/** An 11-byte big-endian counter and the flag of the last chunk. */
function chunkNonce(counter: number, isLast: boolean): Uint8Array {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setBigUint64(3, BigInt(counter));
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** Parts of two buffers in turn. */
function takeTurns(size: number): (length: number) => Buffer {
  const buffers = [Buffer.allocUnsafeSlow(size), Buffer.allocUnsafeSlow(size)] as const;
  let turn: 0 | 1 = 0;
  return (length) => {
    turn = turn === 0 ? 1 : 0;
    return buffers[turn].subarray(0, length);
  };
}

type Step = { readonly bytes: Uint8Array; readonly isLast: boolean };

/** Regroups a stream into full steps; only the last is shorter, and empty only if all is empty. */
async function* inSteps(
  source: AsyncIterable<Uint8Array>,
  stepBytes: number,
): AsyncGenerator<Step> {
  const buffer = new Uint8Array(stepBytes);
  let used = 0;
  for await (const chunk of source) {
    let rest = chunk;
    while (rest.length > 0) {
      // A full step is handed on only when more follows: until then it may be the last.
      if (used === stepBytes) {
        yield { bytes: buffer, isLast: false };
        used = 0;
      }
      const taken = rest.subarray(0, stepBytes - used);
      buffer.set(taken, used);
      used += taken.length;
      rest = rest.subarray(taken.length);
    }
  }
  yield { bytes: buffer.subarray(0, used), isLast: true };
}
