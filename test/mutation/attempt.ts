import type { Primitives } from '../../src/core/verify/primitives.ts';
import { verifyArchive } from '../../src/core/verify/verify-archive.ts';
import { memoryRandomAccess } from '../../src/core/zip/random-access.ts';
import { nativePrimitives } from '../../src/cli/native-primitives.ts';
import type { Base } from './base.ts';
import type { MutationCase } from './cases.ts';
import { meaningOf } from './meaning.ts';

/** What our verifier made of a case. */
export type Outcome =
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'invalid'; readonly failed: readonly number[] }
  /** Accepted, and it says what the original says. */
  | { readonly kind: 'harmless' }
  /** Accepted, and it says something else: a hole. */
  | { readonly kind: 'WRONG' }
  | { readonly kind: 'CRASH'; readonly error: string };

/** Verifications of the same message are the same: 100,000 archives share most signatures. */
const known = new Map<string, boolean>();
const remembering: Primitives = {
  ...nativePrimitives,
  verify: (key, message, signature) => {
    const name = nativePrimitives.digest(Buffer.concat([key, signature, message]));
    const before = known.get(name);
    if (before !== undefined) return before;
    const answer = nativePrimitives.verify(key, message, signature);
    if (known.size < 100_000) known.set(name, answer);
    return answer;
  },
};

/** Runs our verifier over a case, with what the judges hold. */
export async function attempt(
  base: Base,
  { bytes, given }: Pick<MutationCase, 'bytes' | 'given'>,
  meaning: string,
): Promise<Outcome> {
  try {
    const request = {
      source: memoryRandomAccess(bytes),
      root: base.root,
      given: given.map((file, index) => ({ name: `${index}.jbreceipt`, bytes: file })),
    };
    const done = await verifyArchive(request, { primitives: remembering });
    if (!done.ok) return { kind: 'refused', code: done.error.code };
    const { report } = done.value;
    const failed = report.steps.filter(({ status }) => status === 'failed').map(({ step }) => step);
    if (report.verdict === 'invalid') return { kind: 'invalid', failed };
    return meaningOf(done.value) === meaning ? { kind: 'harmless' } : { kind: 'WRONG' };
  } catch (error) {
    return { kind: 'CRASH', error: error instanceof Error ? (error.stack ?? '') : String(error) };
  }
}

/** The meaning of the archive that nobody changed. */
export async function originalMeaning(base: Base): Promise<string> {
  const done = await verifyArchive({ source: memoryRandomAccess(base.bytes), root: base.root });
  if (!done.ok || done.value.report.verdict !== 'valid') {
    throw new Error(`the archive to be changed is not valid: ${JSON.stringify(done)}`);
  }
  return meaningOf(done.value);
}
