import { wordlist as englishWords } from '@scure/bip39/wordlists/english.js';
import { wordlist as chineseCharacters } from '@scure/bip39/wordlists/simplified-chinese.js';
import { appError, type AppError } from '../../contract/app-error.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { SecretStorage } from '../platform.ts';

/**
 * A PIN suffices where the platform's secret storage holds the other half of the key: it only has to
 * stand against guessing in the application, which doubles its delay. Without that half the file
 * alone can be attacked at leisure, so the secret itself must carry the strength.
 *
 * A passphrase of five words drawn from 2048 has 55 bits; at 0.4 s of argon2id a guess, a thousand
 * cores need some two hundred thousand years for half of them. Of Chinese characters, five drawn at
 * random would do the same, but nobody can see whether they were drawn or thought up, and thought-up
 * text carries about four to five bits a character less: hence eight. A suggestion of eight drawn
 * from the 512 commonest has 72 bits.
 */
export type SecretKind = 'pin' | 'passphrase';

export const MIN_PIN_DIGITS = 6;
export const MIN_PASSPHRASE_WORDS = 5;
export const MIN_HAN_CHARACTERS = 8;
/** `啊啊啊啊啊啊啊啊` is eight characters, too. */
const MIN_DISTINCT_HAN = 6;
const MIN_WORD_LETTERS = 3;

/**
 * The BIP-39 list stands in the order of frequency. Its first quarter is what everybody reads, writes
 * down and types without looking a character up.
 */
const COMMON_CHARACTERS = chineseCharacters.slice(0, 512);

const HAN = /\p{Script=Han}/gu;

/** What kind of secret this machine demands. */
export function secretPolicy(secretStorage: SecretStorage | null): SecretKind {
  return secretStorage === null ? 'passphrase' : 'pin';
}

/**
 * One form of what people type as the same: full-width digits and spaces of Chinese input methods,
 * several spaces, spaces around Chinese characters.
 */
export function normalizeSecret(secret: string): string {
  return secret
    .normalize('NFKC')
    .replace(/(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Whether the secret satisfies the policy. A passphrase is always good enough for a PIN. */
export function checkSecret(secret: string, policy: SecretKind): Result<void, AppError> {
  const normal = normalizeSecret(secret);
  if (isPassphrase(normal)) return ok(undefined);
  const reason = policy === 'pin' ? findPinFault(normal) : 'passphrase-too-short';
  return reason === null ? ok(undefined) : fail(appError('secret-too-weak', { reason }));
}

/** A fresh secret that satisfies the policy. */
export function suggestSecret(
  kind: SecretKind,
  language: 'zh-CN' | 'en',
  randomBytes: (length: number) => Uint8Array,
): string {
  if (kind === 'pin') return suggestPin(randomBytes);
  if (language === 'en') return drawFrom(englishWords, MIN_PASSPHRASE_WORDS, randomBytes).join(' ');
  const characters = drawFrom(COMMON_CHARACTERS, MIN_HAN_CHARACTERS, randomBytes);
  // Two groups of four read like two set phrases; the space is for the eye.
  return `${characters.slice(0, 4).join('')} ${characters.slice(4).join('')}`;
}

function isPassphrase(normal: string): boolean {
  const han = normal.match(HAN) ?? [];
  if (han.length >= MIN_HAN_CHARACTERS && new Set(han).size >= MIN_DISTINCT_HAN) return true;
  const words = normal.toLowerCase().split(' ');
  const long = words.filter((word) => word.length >= MIN_WORD_LETTERS);
  return new Set(long).size >= MIN_PASSPHRASE_WORDS;
}

function findPinFault(pin: string): string | null {
  if (/^\d+$/.test(pin)) {
    if (pin.length < MIN_PIN_DIGITS) return 'pin-too-short';
    return isTrivialPin(pin) ? 'pin-trivial' : null;
  }
  return 'pin-not-digits';
}

/** Sequences, repetitions, and the pins that lists of leaked ones begin with. */
function isTrivialPin(pin: string): boolean {
  const distinct = new Set(pin).size;
  const isSequence = RISING.includes(pin) || FALLING.includes(pin);
  const isRepetition = /^(\d{1,3})\1+$/.test(pin);
  return distinct <= 2 || isSequence || isRepetition || COMMON_PINS.has(pin);
}

const RISING = '01234567890123456789';
const FALLING = '98765432109876543210';
const COMMON_PINS: ReadonlySet<string> = new Set(
  (
    '112233 332211 123321 147258 258369 159357 159753 147852 789456 456789 142536 110119 119110 ' +
    '520520 521521 520131 131452 168168 5201314 1314520 52013140 11223344 12344321 88886666'
  ).split(' '),
);

function suggestPin(randomBytes: (length: number) => Uint8Array): string {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    // Below 250 a byte is fair for ten digits.
    const digits = [...randomBytes(4 * MIN_PIN_DIGITS)].filter((byte) => byte < 250);
    const pin = digits
      .slice(0, MIN_PIN_DIGITS)
      .map((byte) => byte % 10)
      .join('');
    if (findPinFault(pin) === null) return pin;
  }
  throw new Error('the source of randomness repeats itself');
}

/** Draws distinct words. Both lists' lengths divide 65536, so every word is equally likely. */
function drawFrom(
  words: readonly string[],
  count: number,
  randomBytes: (length: number) => Uint8Array,
): readonly string[] {
  const drawn = new Set<string>();
  for (let attempt = 0; attempt < 1000 && drawn.size < count; attempt += 1) {
    const [high = 0, low = 0] = randomBytes(2);
    const word = words[((high << 8) | low) % words.length];
    if (word !== undefined) drawn.add(word);
  }
  if (drawn.size < count) throw new Error('the source of randomness repeats itself');
  return [...drawn];
}
