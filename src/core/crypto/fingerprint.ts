import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as chinese } from '@scure/bip39/wordlists/simplified-chinese.js';
import { textToBytes } from '../bytes/text.ts';
import { bytesToHex, concatBytes, hexToBytes } from '../bytes/binary.ts';
import { sha256 } from './digest.ts';

/** A fingerprint in full: 64 lower-case hexadecimal digits of a SHA-256. */
export type FingerprintHex = string;

/** Ten groups of four digits and a check digit: 40 decimal digits carry 132 bits. */
export const FINGERPRINT_GROUPS = 10;
const PAYLOAD_DIGITS = 4 * FINGERPRINT_GROUPS;

/** Fingerprint of a device: domain-separated hash of its Ed25519 key and its age recipient. */
export function computeDeviceFingerprint(
  ed25519Key: Uint8Array,
  ageRecipient: string,
): FingerprintHex {
  return fingerprintOf('jurybox device v1', ed25519Key, textToBytes(ageRecipient));
}

/**
 * Fingerprint of a bare key: of a root key or the operations key, which stand in a charter without
 * an age recipient.
 */
export function computeKeyFingerprint(ed25519Key: Uint8Array): FingerprintHex {
  return fingerprintOf('jurybox key v1', ed25519Key);
}

/** Fingerprint of the root: hash of the threshold and the sorted root keys. */
export function computeRootFingerprint(keys: readonly string[], threshold: number): FingerprintHex {
  const sorted = keys.toSorted().map((key) => hexToBytes(key) ?? new Uint8Array());
  return fingerprintOf('jurybox root v1', textToBytes(`${threshold}/${keys.length}`), ...sorted);
}

/** Each part is preceded by its length, so that no two part lists hash alike. */
function fingerprintOf(domain: string, ...parts: readonly Uint8Array[]): FingerprintHex {
  const framed = [textToBytes(domain), ...parts].flatMap((part) => [
    textToBytes(`${part.length}:`),
    part,
  ]);
  return bytesToHex(sha256(concatBytes(...framed)));
}

/** The digits printed on paper: `12345 67890 …`, each fifth digit a check digit of its group. */
export function fingerprintToDigits(fingerprint: FingerprintHex): string {
  const payload = (BigInt(`0x${fingerprint}`) % 10n ** BigInt(PAYLOAD_DIGITS))
    .toString()
    .padStart(PAYLOAD_DIGITS, '0');
  const groups = Array.from({ length: FINGERPRINT_GROUPS }, (_, index) => {
    const digits = payload.slice(index * 4, index * 4 + 4);
    return digits + dammDigit(`${index}${digits}`);
  });
  return groups.join(' ');
}

/** Six words for reading aloud, 66 bits: a help for comparing, never the check itself. */
export function fingerprintToWords(
  fingerprint: FingerprintHex,
  language: 'zh-CN' | 'en',
): readonly string[] {
  const list = language === 'zh-CN' ? chinese : english;
  const bits = BigInt(`0x${fingerprint}`) >> (256n - 66n);
  return Array.from({ length: 6 }, (_, index) => {
    const word = list[Number((bits >> BigInt(11 * (5 - index))) & 2047n)];
    if (word === undefined) throw new Error('word list is incomplete');
    return word;
  });
}

export type TypedGroup = 'empty' | 'partial' | 'wrong' | 'right';

/** State of each group while a person types the digits (spaces and hyphens are ignored). */
export function checkTypedDigits(typed: string): readonly TypedGroup[] {
  const digits = normalizeDigits(typed);
  return Array.from({ length: FINGERPRINT_GROUPS }, (_, index) => {
    const group = digits.slice(index * 5, index * 5 + 5);
    if (group === '') return 'empty';
    if (!/^\d+$/.test(group)) return 'wrong';
    if (group.length < 5) return 'partial';
    return dammDigit(`${index}${group.slice(0, 4)}`) === group[4] ? 'right' : 'wrong';
  });
}

/** Which groups of a whole typed number are mistyped, counted from 1; none where it is not whole. */
export function mistypedGroups(typed: string): readonly number[] {
  if (!/^\d{50}$/.test(normalizeDigits(typed))) return [];
  return checkTypedDigits(typed).flatMap((group, index) => (group === 'wrong' ? [index + 1] : []));
}

/** Compares a fingerprint typed from paper (digits, or all 64 hexadecimal) with a computed one. */
export function matchesTypedFingerprint(typed: string, fingerprint: FingerprintHex): boolean {
  const compact = normalizeDigits(typed).toLowerCase();
  if (compact.length === 64) return compact === fingerprint;
  return compact === normalizeDigits(fingerprintToDigits(fingerprint));
}

/** Whether the typed text has the form of a fingerprint at all (for usage errors). */
export function isTypedFingerprint(typed: string): boolean {
  const compact = normalizeDigits(typed).toLowerCase();
  return (
    /^[0-9a-f]{64}$/.test(compact) ||
    (checkTypedDigits(typed).every((group) => group === 'right') && compact.length === 50)
  );
}

/** Full-width digits come out of Chinese input methods. */
function normalizeDigits(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\-–—·.]/g, '');
}

/** Damm's check digit: finds every single wrong digit and every swap of neighbours. */
function dammDigit(digits: string): string {
  let state = 0;
  for (const digit of digits) state = DAMM[state]?.[Number(digit)] ?? 0;
  return String(state);
}

const DAMM: readonly (readonly number[])[] = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];
