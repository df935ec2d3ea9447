import { randomBytes } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import { fail, ok, type Result } from '../../core/result.ts';
import { errorCode } from '../files/atomic-file.ts';
import { lendFileChunks, readFileChunks } from '../files/file-chunks.ts';
import { releaseBehind } from '../files/release-memory.ts';
import {
  decryptStream,
  deriveStreamKey,
  encryptStream,
  hasNativeStream,
  STREAM_NONCE_BYTES,
  StreamDamaged,
} from './age-stream.ts';

/** `library` does the payload in the library's JavaScript, `native` in `node:crypto`. */
export type AgeEngine = 'native' | 'library';
export const DEFAULT_AGE_ENGINE: AgeEngine = hasNativeStream ? 'native' : 'library';

export type AgeOpenError = {
  readonly type: 'not-for-this-identity' | 'damaged';
  readonly detail: string;
};

const MAGIC = 'age-encryption.org/v1\n';
/** Room for some 8,000 recipients; without a cap a hostile file would be read whole for its header. */
const MAX_HEADER_BYTES = 1024 * 1024;

/** Encrypts a stream to X25519 recipients (`age1…`) in the age v1 format. */
export async function* encryptAge(
  source: AsyncIterable<Uint8Array>,
  recipients: readonly string[],
  engine: AgeEngine = DEFAULT_AGE_ENGINE,
): AsyncGenerator<Uint8Array> {
  if (recipients.length === 0) throw new Error('no recipient');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  if (engine === 'library') {
    yield* await encrypter.encrypt(toByteStream(source));
    return;
  }
  const { header, fileKey } = await createHeader(encrypter);
  const nonce = randomBytes(STREAM_NONCE_BYTES);
  yield Buffer.concat([header, nonce]);
  yield* encryptStream(deriveStreamKey(fileKey, nonce), source);
}

/**
 * The library writes header and payload together. An empty file gives the header; a recipient that
 * adds no stanza takes note of the file key, under which our payload has a nonce of its own.
 */
async function createHeader(
  encrypter: Encrypter,
): Promise<{ readonly header: Uint8Array; readonly fileKey: Uint8Array }> {
  let fileKey: Uint8Array | null = null;
  encrypter.addRecipient({
    wrapFileKey: (key) => {
      fileKey = key.slice();
      return [];
    },
  });
  const empty = await encrypter.encrypt(new Uint8Array());
  if (fileKey === null) throw new Error('the library used no recipient');
  const headerLength = findHeaderEnd(Buffer.from(empty));
  if (headerLength === null) throw new Error('the library wrote no header');
  return { header: empty.subarray(0, headerLength), fileKey };
}

/**
 * Opens an age file for an identity (`AGE-SECRET-KEY-1…`). The stream throws `StreamDamaged` at the
 * first chunk that does not authenticate, which is the last one when the file was cut: what it has
 * given out by then must not be used.
 */
export async function decryptAge(
  path: string,
  identity: string,
  engine: AgeEngine = DEFAULT_AGE_ENGINE,
): Promise<Result<AsyncIterable<Uint8Array>, AgeOpenError>> {
  const head = Buffer.concat(await collect(readHead(path)));
  if (!head.toString('latin1', 0, MAGIC.length).startsWith(MAGIC)) {
    return fail({ type: 'damaged', detail: 'not-an-age-file' });
  }
  const headerLength = findHeaderEnd(head);
  if (headerLength === null) return fail({ type: 'damaged', detail: 'header-malformed' });
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const fileKey = await unwrapFileKey(decrypter, head.subarray(0, headerLength));
  if (!fileKey.ok) return fileKey;
  const nonceEnd = headerLength + STREAM_NONCE_BYTES;
  if (head.length < nonceEnd) return fail({ type: 'damaged', detail: 'truncated' });
  if (engine === 'library') {
    return ok(decryptWithLibrary(decrypter, path));
  }
  const key = deriveStreamKey(fileKey.value, head.subarray(headerLength, nonceEnd));
  return ok(decryptStream(key, lendFileChunks(path, nonceEnd)));
}

/** The library throws plain errors for damage; those of the file system carry a code. */
async function* decryptWithLibrary(decrypter: Decrypter, path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* releaseBehind(await decrypter.decrypt(toByteStream(readFileChunks(path))));
  } catch (error) {
    if (errorCode(error) !== undefined) throw error;
    throw new StreamDamaged('library refused the payload', { cause: error });
  }
}

async function unwrapFileKey(
  decrypter: Decrypter,
  header: Uint8Array,
): Promise<Result<Uint8Array, AgeOpenError>> {
  try {
    return ok(await decrypter.decryptHeader(header));
  } catch (error) {
    // The library throws plain errors; a test pins this text.
    const message = error instanceof Error ? error.message : '';
    if (message.startsWith('no identity matched')) {
      return fail({ type: 'not-for-this-identity', detail: 'no-stanza-for-this-identity' });
    }
    return fail({ type: 'damaged', detail: 'header-malformed' });
  }
}

/** Length of the textual header, which ends with the line `--- <MAC>`; null without one. */
function findHeaderEnd(head: Buffer): number | null {
  const macLine = head.indexOf('\n--- ', 0, 'latin1');
  if (macLine === -1) return null;
  const lineEnd = head.indexOf(0x0a, macLine + 1);
  return lineEnd === -1 ? null : lineEnd + 1;
}

async function* readHead(path: string): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of readFileChunks(path)) {
    yield chunk;
    length += chunk.length;
    if (length >= MAX_HEADER_BYTES) return;
  }
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return chunks;
}

/** Pulled chunk by chunk, so that memory stays flat however slow the reader is. */
function toByteStream(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await iterator.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
