import { base64ToBytes } from '../../core/bytes/binary.ts';
import { parseJson } from '../../core/json/canonical-json.ts';
import { verifyConsistency, verifyInclusion } from '../../core/log/merkle-tree.ts';
import { isRecord, verdictOf, type CaseVerdict, type SuiteReader } from './suite.ts';

/** transparency-dev/merkle: one case a file, inclusion or consistency by its members. */
export const readMerkleSuite: SuiteReader = ({ name, bytes }, primitives) => {
  const json = parseJson(bytes);
  if (!json.ok) return [verdictOf(name, json.error)];
  const cases = Array.isArray(json.value) ? json.value : [json.value];
  return cases.map((one: unknown, index) =>
    judge(cases.length === 1 ? name : `${name}#${index}`, one, primitives.hashBytes),
  );
};

function judge(
  name: string,
  one: unknown,
  hash: Parameters<typeof verifyInclusion>[1],
): CaseVerdict {
  if (!isRecord(one)) return verdictOf(name, 'not-of-this-suite');
  const path = pathOf(one['proof']);
  if (!path) return verdictOf(name, 'malformed-case');
  if ('leafIdx' in one) {
    const [root, leafHash] = [bytesOf(one['root']), bytesOf(one['leafHash'])];
    if (!root || !leafHash) return verdictOf(name, 'malformed-case');
    const place = { index: numberOf(one['leafIdx']), size: numberOf(one['treeSize']) };
    const holds = verifyInclusion({ leafHash, ...place, path, root }, hash);
    return verdictOf(name, holds ? null : 'inclusion-fails');
  }
  if (!('size1' in one)) return verdictOf(name, 'not-of-this-suite');
  const [fromRoot, root] = [bytesOf(one['root1']), bytesOf(one['root2'])];
  if (!fromRoot || !root) return verdictOf(name, 'malformed-case');
  const sizes = { from: numberOf(one['size1']), size: numberOf(one['size2']) };
  const holds = verifyConsistency({ ...sizes, fromRoot, path, root }, hash);
  return verdictOf(name, holds ? null : 'consistency-fails');
}

function pathOf(proof: unknown): readonly Uint8Array[] | null {
  if (proof === null || proof === undefined) return [];
  if (!Array.isArray(proof)) return null;
  const nodes = proof.map(bytesOf);
  return nodes.every((node) => node !== null) ? nodes : null;
}

function bytesOf(value: unknown): Uint8Array | null {
  if (value === null || value === undefined) return new Uint8Array();
  return typeof value === 'string' ? base64ToBytes(value) : null;
}

/** What is no number is no count either, and the proof is refused. */
function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}
