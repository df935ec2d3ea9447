import { describe, expect, it } from 'vitest';
import { base64ToBytes } from '../../src/core/bytes/binary.ts';
import { verifyConsistency, verifyInclusion } from '../../src/core/log/merkle-tree.ts';
import { listVectorsBelow, readVectorJson, suiteName, vectorsPresent } from '../support/vectors.ts';

type InclusionCase = {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly desc: string;
  readonly wantErr: boolean;
};
type ConsistencyCase = {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
  readonly proof: readonly string[] | null;
  readonly desc: string;
  readonly wantErr: boolean;
};

const bytes = (text: string) => base64ToBytes(text) ?? new Uint8Array();

function readCases<T>(kind: string): readonly T[] {
  return listVectorsBelow('merkle', kind).map((name) => readVectorJson<T>('merkle', kind, name));
}

describe.skipIf(!vectorsPresent)(suiteName('RFC 9162 proofs'), () => {
  it('judges all 98 inclusion cases as published', () => {
    const cases = readCases<InclusionCase>('inclusion');
    expect(cases).toHaveLength(98);
    const wrong = cases.filter(
      (one) =>
        verifyInclusion({
          leafHash: bytes(one.leafHash),
          index: one.leafIdx,
          size: one.treeSize,
          path: (one.proof ?? []).map(bytes),
          root: bytes(one.root),
        }) === one.wantErr,
    );
    expect(wrong).toEqual([]);
  });

  it('judges all 98 consistency cases as published', () => {
    const cases = readCases<ConsistencyCase>('consistency');
    expect(cases).toHaveLength(98);
    const wrong = cases.filter(
      (one) =>
        verifyConsistency({
          from: one.size1,
          fromRoot: bytes(one.root1),
          size: one.size2,
          root: bytes(one.root2),
          path: (one.proof ?? []).map(bytes),
        }) === one.wantErr,
    );
    expect(wrong).toEqual([]);
  });
});
