import { generateIdentity, identityToRecipient } from 'age-encryption';
import type { ZipSourceFile } from '../../../../src/backend/files/zip-file.ts';

export type Person = { readonly identity: string; readonly recipient: string };

/** A fresh age identity with its recipient. */
export async function createPerson(): Promise<Person> {
  const identity = await generateIdentity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** A file to pack with the given text. */
export function textFile(path: string, text: string): ZipSourceFile {
  const bytes = Buffer.from(text);
  return { path, size: bytes.length, open: () => oneChunk(bytes) };
}

/** A file of the given length, filled with its own name. */
export function bigFile(path: string, size: number): ZipSourceFile {
  return {
    path,
    size,
    async *open() {
      const chunk = Buffer.alloc(1024 * 1024, path);
      for (let at = 0; at < size; at += chunk.length) yield chunk.subarray(0, size - at);
    },
  };
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
