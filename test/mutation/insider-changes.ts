import type { SeededRandom } from '../../src/backend/demo/seeded-random.ts';
import { createSignedObject } from '../../src/core/envelope/signed-object.ts';
import { OPERATIONS, STRANGER } from './contest/keys.ts';
import type { Draft, Model } from './contest/model.ts';
import { changeJson } from './random-json.ts';

type ModelChange = (model: Model, random: SeededRandom) => void;

/**
 * What somebody with the operations key could do, who then rebuilds log, checkpoints, receipts,
 * result and index. Devices' and the root's signatures are out of reach.
 */
export const INSIDER_CHANGES: Readonly<Record<string, ModelChange>> = {
  'a leaf dropped': (model, random) => void model.leaves.splice(random.int(model.leaves.length), 1),
  'a sheet dropped with its mentions': (model, random) => {
    const sheet = pickLeaf(model, random, 'score-sheet');
    model.leaves = model.leaves.filter((leaf) => leaf !== sheet);
    for (const receipt of model.receipts) {
      const accepted = receipt.payload['accepted'] as { readonly sheet: string }[];
      receipt.payload['accepted'] = accepted.filter((one) => one.sheet !== sheet.hash);
    }
  },
  'a bundle withheld, with its sheets and receipt': (model, random) => {
    const bundle = pickLeaf(model, random, 'bundle');
    const sheets = bundle.payload['sheets'] as readonly string[];
    model.leaves = model.leaves.filter((leaf) => leaf !== bundle && !sheets.includes(leaf.hash));
    model.receipts = model.receipts.filter(({ payload }) => payload['bundle'] !== bundle.hash);
  },
  'two leaves exchanged': (model, random) => {
    const [one, other] = [random.int(model.leaves.length), random.int(model.leaves.length)];
    const [first, second] = [model.leaves[one], model.leaves[other]];
    if (first && second) [model.leaves[one], model.leaves[other]] = [second, first];
  },
  'a leaf twice': (model, random) => {
    const leaf = random.pick(model.leaves);
    model.leaves.splice(random.int(model.leaves.length + 1), 0, structuredClone(leaf));
  },
  'the closing moved': (model, random) => {
    const closing = pickLeaf(model, random, 'closing');
    model.leaves = model.leaves.filter((leaf) => leaf !== closing);
    model.leaves.splice(random.int(model.leaves.length + 1), 0, closing);
  },
  'a closing or opening added': (model, random) => {
    const event = structuredClone(pickLeaf(model, random, random.pick(['closing', 'opening'])));
    event.payload['createdAt'] = '2024-09-20T07:00:00Z';
    model.leaves.splice(random.int(model.leaves.length + 1), 0, {
      ...event,
      hash: 'ff'.repeat(32),
    });
  },
  'what operations signed changed': (model, random) => {
    const leaf = random.pick(model.leaves.filter(({ sealed }) => sealed === null));
    leaf.payload = changeJson(leaf.payload, random);
  },
  'a receipt changed': (model, random) => {
    const receipt = random.pick(model.receipts);
    receipt.payload = changeJson(receipt.payload, random);
  },
  'a receipt dropped': (model, random) =>
    void model.receipts.splice(random.int(model.receipts.length), 1),
  'marks changed under another key': (model, random) => {
    const leaf = pickLeaf(model, random, 'score-sheet');
    const marks = (leaf.payload['body'] as { marks?: { value: number }[] }).marks ?? [];
    for (const mark of marks) mark.value += 5 * (1 - random.int(3));
    const key = random.pick([OPERATIONS, STRANGER]);
    const own = random.int(2) === 0 ? {} : { deviceKey: key.publicKeyHex };
    const payload = { ...leaf.payload, ...own } as never;
    try {
      const { bytes } = createSignedObject('score-sheet', payload, [key]);
      model.leaves = model.leaves.map((one) => (one === leaf ? { ...leaf, sealed: bytes } : one));
    } catch {
      model.leaves = model.leaves.filter((one) => one !== leaf);
    }
  },
  'an earlier head for the result': (model, random) => {
    const result = model.leaves.findLast(({ kind }) => kind === 'result');
    const head = result?.payload['head'] as { size: number } | undefined;
    if (head) head.size = random.int(model.leaves.length);
  },
  'the revoking roster dropped': (model) => {
    model.leaves = model.leaves.filter(
      ({ kind, payload }) => kind !== 'roster' || payload['rosterVersion'] === 1,
    );
  },
  'a decision dropped': (model, random) => {
    const decision = pickLeaf(model, random, 'decision');
    model.leaves = model.leaves.filter((leaf) => leaf !== decision);
  },
  'a result dropped': (model, random) => {
    const result = pickLeaf(model, random, 'result');
    model.leaves = model.leaves.filter((leaf) => leaf !== result);
  },
  'a rejected sheet dropped or exchanged': (model, random) => {
    const [hash] = [...model.rejected.keys()];
    const sheet = pickLeaf(model, random, 'score-sheet');
    if (hash === undefined) return;
    if (random.int(2) === 0) model.rejected.delete(hash);
    else model.rejected.set(hash, sheet.sealed ?? new Uint8Array());
  },
  'a checkpoint dropped': (model, random) => {
    model.checkpoints.delete(random.pick([...model.checkpoints.keys()]));
  },
  'nothing but signing again': () => undefined,
};

function pickLeaf(model: Model, random: SeededRandom, kind: string): Draft {
  const found = model.leaves.filter((leaf) => leaf.kind === kind);
  return found.length > 0 ? random.pick(found) : random.pick(model.leaves);
}
