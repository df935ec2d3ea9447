import { base64ToBytes, hexToBytes } from '../core/bytes/binary.ts';
import { bytesToText } from '../core/bytes/text.ts';
import { envelopeSchema, preAuthEncoding } from '../core/envelope/dsse.ts';
import { createPartReader, type PartReader, type PartRequest } from '../core/verify/part-reader.ts';
import { PORTABLE_PRIMITIVES } from '../core/verify/primitives.ts';
import type { RandomAccess } from '../core/zip/random-access.ts';
import { readZipRange } from '../core/zip/zip-reader.ts';
import { blobAccess } from './blob-access.ts';
import type { Engine } from './messages.ts';
import { openNativeEd25519, type Triple } from './native-ed25519.ts';

/** Core's part reader over a dropped file, with the browser's Ed25519 where it has one. */
export async function openPartReader(
  file: Blob,
): Promise<{ readonly reader: PartReader; readonly engine: Engine }> {
  const source = blobAccess(file);
  const native = await openNativeEd25519();
  if (!native) return { reader: createPartReader(source, PORTABLE_PRIMITIVES), engine: 'portable' };
  const primitives = { ...PORTABLE_PRIMITIVES, verify: native.verify };
  const reader = createPartReader(source, primitives);
  return {
    engine: 'native',
    reader: {
      ...reader,
      read: async (part) => {
        const release = await native.prepare(await findTriples(source, part));
        try {
          return await reader.read(part);
        } finally {
          release();
        }
      },
    },
  };
}

/**
 * The signatures that the reader will ask about, as far as they can be told beforehand: `keyid` is a
 * hint, and nothing is believed because of it. Bad files are left for the reader to name.
 */
async function findTriples(
  source: RandomAccess,
  { entries }: PartRequest,
): Promise<readonly Triple[]> {
  const contents = await readZipRange(source, entries);
  return contents.ok ? contents.value.flatMap(triplesOf) : [];
}

function triplesOf(bytes: Uint8Array): readonly Triple[] {
  const envelope = envelopeSchema.safeParse(parseJson(bytes));
  if (!envelope.success) return [];
  const { payload, payloadType, signatures } = envelope.data;
  const content = base64ToBytes(payload);
  if (content === null) return [];
  const message = preAuthEncoding(payloadType, content);
  return signatures.flatMap(({ keyid, sig }) => {
    const publicKey = keyid.length === 64 ? hexToBytes(keyid) : null;
    const signature = base64ToBytes(sig);
    return publicKey && signature ? [{ publicKey, message, signature }] : [];
  });
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(bytesToText(bytes) ?? '');
  } catch {
    return null;
  }
}
