import { bytesToText } from '../bytes/text.ts';
import { envelopeSchema, envelopeToBytes } from '../envelope/dsse.ts';
import { parseCanonicalJson } from '../json/canonical-json.ts';
import { readCheckpoint } from '../log/checkpoint.ts';
import type { LogHead } from '../model/contest-result.ts';
import type { Receipt } from '../model/score-sheet.ts';
import type { ReceiptProofs } from './facts.ts';
import type { Evidence } from './gather-evidence.ts';
import { placeOfHead } from './head-place.ts';
import type { Primitives } from './primitives.ts';
import { readWhole } from './read-facts.ts';
import { checkProofs } from './read-part-file.ts';
import { error, note, type Finding } from './report.ts';
import { stageOf, type LogPlaces } from './standings.ts';

/**
 * A file that somebody holds outside the archive: a `.jbreceipt`, a `.jbevidence`, or a checkpoint
 * note such as a `.jbwitness`. What bears no signature of the organizer proves nothing.
 */
export type GivenFile = { readonly name: string; readonly bytes: Uint8Array };

/** What of it is signed by the organizer. */
export type ReadGiven = {
  readonly name: string;
  readonly receipt: { readonly payload: Receipt; readonly proofs: ReceiptProofs } | null;
  readonly heads: readonly LogHead[];
};

export function readGiven(
  { name, bytes }: GivenFile,
  evidence: Evidence,
  primitives: Primitives,
): ReadGiven {
  const operationsKey = evidence.charter?.ok
    ? evidence.charter.value.charter.payload.operationsKey
    : '';
  const { envelope, notes } = openGiven(bytes);
  const heads = notes.flatMap((text) => {
    const read = readCheckpoint(text, operationsKey, primitives.verify);
    return read.ok ? [read.value.head] : [];
  });
  const signers = { keys: [operationsKey], threshold: 1 };
  const read = envelope && readWhole('receipt', envelope, signers, primitives);
  if (!read?.ok) return { name, receipt: null, heads };
  const { payload } = read.value;
  const proofs = checkProofs(payload, { operationsKey, primitives, logs: evidence.logs });
  return { name, receipt: { payload, proofs }, heads };
}

type Opened = { readonly envelope: Uint8Array | null; readonly notes: readonly string[] };

/** Takes receipts and checkpoints out of whatever form the file has. */
function openGiven(bytes: Uint8Array): Opened {
  const json = parseCanonicalJson(bytes);
  const text = json.ok ? null : bytesToText(bytes);
  if (!json.ok) return { envelope: null, notes: text === null ? [] : [text] };
  if (typeof json.value !== 'object' || json.value === null) return { envelope: null, notes: [] };
  const members = json.value as Readonly<Record<string, unknown>>;
  const envelope = envelopeSchema.safeParse(members['receipt'] ?? members);
  const notes = [members['kept'], members['shown']].filter((one) => typeof one === 'string');
  return { envelope: envelope.success ? envelopeToBytes(envelope.data) : null, notes };
}

/** What others hold against the archive (threats.md rows 24 and 25). */
export function findGivenProblems(
  given: readonly ReadGiven[],
  evidence: Evidence,
  places: LogPlaces,
): readonly Finding[] {
  return given.flatMap((file): readonly Finding[] => {
    if (!file.receipt && file.heads.length === 0) {
      return [note('given-proves-nothing', undefined, { file: file.name })];
    }
    const problems = [
      ...file.heads.flatMap((head) => findHeadProblems(head, evidence, { file: file.name })),
      ...(file.receipt ? findReceiptProblems(file.name, file.receipt, evidence, places) : []),
    ];
    const holds: Finding = { severity: 'ok', code: 'given-holds', params: { file: file.name } };
    return problems.length > 0 ? problems : [holds];
  });
}

function findHeadProblems(
  head: LogHead,
  evidence: Evidence,
  params: NonNullable<Finding['params']>,
): readonly Finding[] {
  const [, , stage] = head.origin.split('/');
  if (stage !== stageOf(evidence)) return [note('given-of-other-stage', undefined, params)];
  const place = placeOfHead(head, evidence.logs);
  if (typeof place === 'number') return [];
  return [error(`given-${place}`, undefined, { ...params, size: head.size })];
}

function findReceiptProblems(
  file: string,
  { payload, proofs }: NonNullable<ReadGiven['receipt']>,
  evidence: Evidence,
  places: LogPlaces,
): readonly Finding[] {
  const params = { file, judge: payload.judge };
  if (payload.stage !== stageOf(evidence)) {
    return [note('given-of-other-stage', undefined, params)];
  }
  const problems = proofs.head.ok
    ? findHeadProblems(proofs.head.value, evidence, params)
    : [error('given-checkpoint-unreadable', undefined, { ...params, reason: proofs.head.error })];
  const missing = payload.accepted.filter(({ sheet }) => places.deviceOf(sheet) === undefined);
  const log = typeof proofs.place === 'number' ? evidence.logs[proofs.place] : undefined;
  const moved = payload.accepted.filter(
    ({ sheet, index }) =>
      log && places.deviceOf(sheet) !== undefined && log.leaves[index]?.object !== sheet,
  );
  return [
    ...problems,
    ...(places.bundles.has(payload.bundle)
      ? []
      : [error('given-bundle-missing', undefined, params)]),
    ...missing.map(({ sheet }) => error('given-sheet-missing', undefined, { ...params, sheet })),
    ...moved.map(({ sheet }) => error('given-leaf-differs', undefined, { ...params, sheet })),
  ];
}
