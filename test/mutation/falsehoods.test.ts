import { describe, expect, it } from 'vitest';
import { chainPath } from '../../src/core/archive/archive-paths.ts';
import { nativePrimitives } from '../../src/cli/native-primitives.ts';
import { verifyArchive } from '../../src/core/verify/verify-archive.ts';
import { memoryRandomAccess } from '../../src/core/zip/random-access.ts';
import { createBase } from './base.ts';
import { container } from './cases.ts';
import { encodeModel, type Files } from './contest/encode.ts';
import type { Model } from './contest/model.ts';

/** What two readers of the document first judged differently: ours had let it pass. */
const FALSEHOODS: readonly (readonly [string, number, (model: Model) => Files])[] = [
  [
    'a result that names an older roster than it was computed from',
    5,
    (model) => {
      const first = model.leaves.find(({ kind }) => kind === 'roster');
      const result = model.leaves.findLast(({ kind }) => kind === 'result');
      if (result) result.payload['roster'] = first?.hash;
      return encodeModel(model);
    },
  ],
  [
    'assignments that begin with version 2',
    5,
    (model) => {
      const assignment = model.leaves.find(({ kind }) => kind === 'assignment');
      if (assignment) assignment.payload['assignmentVersion'] = 2;
      return encodeModel(model);
    },
  ],
  [
    'decisions that begin with version 2',
    5,
    (model) => {
      const first = model.leaves.find(({ kind }) => kind === 'decision');
      model.leaves = model.leaves.filter((leaf) => leaf !== first);
      return encodeModel(model, { recompute: true });
    },
  ],
  [
    'a result that leaves a decision out',
    10,
    (model) => {
      const result = model.leaves.findLast(({ kind }) => kind === 'result');
      if (result) result.payload['decisions'] = [];
      return encodeModel(model);
    },
  ],
  [
    'a roster under the number of another version',
    5,
    (model) => {
      const [files, path] = [encodeModel(model), chainPath('rosters', 2)];
      const roster = files.get(path) ?? new Uint8Array();
      return encodeModel(model, {
        files: new Map([
          [path, null],
          [chainPath('rosters', 9), roster],
        ]),
      });
    },
  ],
  [
    'a closing that gives another size of the log than it stands at',
    6,
    (model) => {
      const closing = model.leaves.find(({ kind }) => kind === 'closing');
      if (closing) closing.payload['size'] = 3;
      return encodeModel(model, { sizes: 'as-given' });
    },
  ],
];

describe('a falsehood that operations signed', () => {
  const base = createBase();

  it.each(FALSEHOODS)('%s fails step %i', async (_name, step, tell) => {
    const model = structuredClone({ ...base.model, operations: null });
    const bytes = container(tell({ ...model, operations: base.model.operations }));
    const done = await verifyArchive(
      { source: memoryRandomAccess(bytes), root: base.root },
      { primitives: nativePrimitives },
    );
    if (!done.ok) throw new Error(done.error.code);
    const failed = done.value.report.steps.filter(({ status }) => status === 'failed');
    expect(failed.map((one) => one.step)).toContain(step);
  });
});
