import { checkTypedDigits, FINGERPRINT_GROUPS } from './fingerprint.ts';

const GROUP = 5;

/** Ten fields of five digits each, as they stand on the paper. */
export type TypedRoot = readonly string[];

export const EMPTY_ROOT: TypedRoot = Array.from({ length: FINGERPRINT_GROUPS }, () => '');

/**
 * Puts what was typed or pasted into one field. More than five digits run on into the fields after
 * it, so that the whole number can be pasted or typed without moving by hand.
 */
export function typeIntoGroup(root: TypedRoot, index: number, text: string): TypedRoot {
  const digits = text.normalize('NFKC').replace(/[^0-9]/g, '');
  if (digits.length <= GROUP) return root.map((group, at) => (at === index ? digits : group));
  return root.map((group, at) => {
    const start = (at - index) * GROUP;
    if (at < index || start >= digits.length) return group;
    return digits.slice(start, start + GROUP);
  });
}

/** Field that the cursor belongs in after typing into `index`: the next one once this is full. */
export function nextGroup(root: TypedRoot, index: number): number {
  let at = index;
  while (at < root.length - 1 && root[at]?.length === GROUP) at += 1;
  return at;
}

/** State of one group. Its place goes into its check digit, so it is checked at its place. */
export function checkGroup(
  root: TypedRoot,
  index: number,
): 'empty' | 'partial' | 'wrong' | 'right' {
  const group = root[index] ?? '';
  if (group === '') return 'empty';
  if (group.length < GROUP) return 'partial';
  const padded = root.map((_, at) => (at === index ? group : '00000')).join('');
  return checkTypedDigits(padded)[index] ?? 'empty';
}

export function isRootComplete(root: TypedRoot): boolean {
  return root.every((_, index) => checkGroup(root, index) === 'right');
}

export function rootText(root: TypedRoot): string {
  return root.join(' ');
}
