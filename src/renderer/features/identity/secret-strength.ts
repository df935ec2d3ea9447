export type SecretKind = 'pin' | 'passphrase';
export type SecretStrength = {
  readonly count: number;
  readonly needed: number;
  readonly verdict: 'empty' | 'short' | 'simple' | 'enough';
};

/** Eight Chinese characters, six of them different, stand for five words. */
const HAN = /\p{Script=Han}/gu;
const NEEDED_HAN = 8;
const NEEDED_DISTINCT_HAN = 6;
const NEEDED: Readonly<Record<SecretKind, number>> = { pin: 6, passphrase: 5 };

/**
 * What to tell a person while they choose a secret, in units they can count: digits of a PIN, words
 * of a passphrase. Only advice: the backend's own rule decides.
 */
export function describeSecret(kind: SecretKind, secret: string): SecretStrength {
  const plain = secret.normalize('NFKC').trim();
  // A passphrase of Chinese characters is counted in characters, as the backend's rule does.
  const han = plain.match(HAN) ?? [];
  if (
    kind === 'passphrase' &&
    han.length >= NEEDED_HAN &&
    new Set(han).size >= NEEDED_DISTINCT_HAN
  ) {
    return { count: han.length, needed: NEEDED_HAN, verdict: 'enough' };
  }
  const needed = NEEDED[kind];
  const count = kind === 'pin' ? plain.length : countWords(plain);
  if (plain === '') return { count, needed, verdict: 'empty' };
  if (count < needed) return { count, needed, verdict: 'short' };
  return { count, needed, verdict: isSimple(kind, plain) ? 'simple' : 'enough' };
}

function countWords(text: string): number {
  return new Set(
    text
      .toLowerCase()
      .split(/[\s\-_,.,、。]+/u)
      .filter((word) => word !== ''),
  ).size;
}

/** One repeated digit, or a run such as 123456 or 987654. */
function isSimple(kind: SecretKind, text: string): boolean {
  if (kind === 'passphrase') return false;
  const steps = text
    .split('')
    .slice(1)
    .map((digit, index) => Number(digit) - Number(text[index]));
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
}
