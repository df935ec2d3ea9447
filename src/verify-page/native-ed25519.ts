import { bytesToHex, equalBytes } from '../core/bytes/binary.ts';
import {
  createEd25519Verifier,
  hasStrictSignatureForm,
  isStrictPublicKey,
  verifyEquation,
  type Ed25519Verifier,
} from '../core/crypto/ed25519.ts';

export type Triple = {
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
};

/**
 * The browser's Ed25519, behind the strict checks. It answers later, while the verifier asks at once: what
 * will be asked is computed beforehand, and anything else by this page's own arithmetic.
 */
export type NativeEd25519 = {
  readonly verify: Ed25519Verifier;
  /** Computes the answers that `verify` will be asked for; kept until they are released. */
  readonly prepare: (triples: readonly Triple[]) => Promise<() => void>;
};

/** Null where the browser has none, or its answers on a known signature are not right. */
export async function openNativeEd25519(): Promise<NativeEd25519 | null> {
  if (!(await worksHere())) return null;
  const answers = new Map<string, { readonly message: Uint8Array; readonly holds: boolean }>();
  const nameOf = (publicKey: Uint8Array, signature: Uint8Array) =>
    bytesToHex(publicKey) + bytesToHex(signature);
  const verify = createEd25519Verifier((publicKey, message, signature) => {
    const known = answers.get(nameOf(publicKey, signature));
    // The same signature over other bytes is another question.
    return known && equalBytes(known.message, message)
      ? known.holds
      : verifyEquation(publicKey, message, signature);
  });
  const prepare = async (triples: readonly Triple[]) => {
    const strict = triples.filter(
      ({ publicKey, signature }) =>
        hasStrictSignatureForm(signature) && isStrictPublicKey(publicKey),
    );
    const held = await Promise.all(strict.map(nativeEquation));
    const names = strict.map(({ publicKey, signature }) => nameOf(publicKey, signature));
    for (const [index, name] of names.entries()) {
      const message = strict[index]?.message ?? new Uint8Array();
      answers.set(name, { message, holds: held[index] ?? false });
    }
    return () => names.forEach((name) => answers.delete(name));
  };
  return { verify, prepare };
}

const keys = new Map<string, Promise<CryptoKey>>();

/** Cofactorless with a byte-exact R, as BoringSSL and NSS do it; the public vectors pin this. */
export async function nativeEquation({ publicKey, message, signature }: Triple): Promise<boolean> {
  const name = bytesToHex(publicKey);
  const known = keys.get(name);
  const key = known ?? crypto.subtle.importKey('raw', own(publicKey), 'Ed25519', false, ['verify']);
  if (!known) keys.set(name, key);
  try {
    return await crypto.subtle.verify('Ed25519', await key, own(signature), own(message));
  } catch {
    return verifyEquation(publicKey, message, signature);
  }
}

/** WebCrypto takes no view of memory that could be shared. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : bytes.slice();
}

/** RFC 8032, section 7.1, TEST 2, and the same with a changed message. */
async function worksHere(): Promise<boolean> {
  const bytes = (hex: string) =>
    Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const publicKey = bytes('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
  const signature = bytes(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  );
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    const ask = (message: number) =>
      crypto.subtle.verify('Ed25519', key, signature, Uint8Array.of(message));
    return (await ask(0x72)) && !(await ask(0x73));
  } catch {
    return false;
  }
}
