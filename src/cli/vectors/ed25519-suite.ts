import { hexToBytes } from '../../core/bytes/binary.ts';
import { textToBytes } from '../../core/bytes/text.ts';
import { hasStrictSignatureForm, isStrictPublicKey } from '../../core/crypto/ed25519.ts';
import { parseJson } from '../../core/json/canonical-json.ts';
import type { Primitives } from '../../core/verify/primitives.ts';
import { isRecord, verdictOf, type CaseVerdict, type SuiteReader } from './suite.ts';

type Claim = {
  readonly name: string | number;
  readonly key: Uint8Array | null;
  readonly message: Uint8Array | null;
  readonly signature: Uint8Array | null;
};

/** Wycheproof's `testGroups`, and CCTV's list of cases: either is known by its form. */
export const readEd25519Suite: SuiteReader = ({ name, bytes }, primitives) => {
  const json = parseJson(bytes);
  if (!json.ok) return [verdictOf(name, json.error)];
  const claims = Array.isArray(json.value) ? cctvClaims(json.value) : wycheproofClaims(json.value);
  if (claims === null) return [verdictOf(name, 'not-of-this-suite')];
  return claims.map((claim) => judge(claim, primitives));
};

function judge({ name, key, message, signature }: Claim, { verify }: Primitives): CaseVerdict {
  if (!key || !message || !signature) return verdictOf(name, 'malformed-case');
  if (!isStrictPublicKey(key)) return verdictOf(name, 'weak-key');
  if (!hasStrictSignatureForm(signature)) return verdictOf(name, 'bad-signature-form');
  return verdictOf(name, verify(key, message, signature) ? null : 'bad-signature');
}

function wycheproofClaims(suite: unknown): readonly Claim[] | null {
  if (!isRecord(suite) || !Array.isArray(suite['testGroups'])) return null;
  return suite['testGroups'].flatMap((group: unknown): readonly Claim[] => {
    if (!isRecord(group) || !Array.isArray(group['tests'])) return [];
    const named = [group['publicKey'], group['key']].find(isRecord);
    const key = hexOf(named?.['pk']);
    return group['tests'].filter(isRecord).map((test, index) => ({
      name: nameOf(test['tcId'], index),
      key,
      message: hexOf(test['msg']),
      signature: hexOf(test['sig']),
    }));
  });
}

function cctvClaims(cases: readonly unknown[]): readonly Claim[] {
  return cases.map((one, index) => {
    if (!isRecord(one)) return { name: index, key: null, message: null, signature: null };
    return {
      name: nameOf(one['number'], index),
      key: hexOf(one['key']),
      message: typeof one['msg'] === 'string' ? textToBytes(one['msg']) : null,
      signature: hexOf(one['sig']),
    };
  });
}

function nameOf(value: unknown, index: number): number {
  return typeof value === 'number' ? value : index;
}

function hexOf(value: unknown): Uint8Array | null {
  return typeof value === 'string' ? hexToBytes(value.toLowerCase()) : null;
}
