import { readHeadFile } from '../../core/archive/head-file.ts';
import { readReceiptFile } from '../../core/archive/receipt-file.ts';
import { createEd25519Verifier } from '../../core/crypto/ed25519.ts';
import { parseCanonicalJson } from '../../core/json/canonical-json.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { describeNote } from './describe-note.ts';
import { inspectEvidence } from './inspect-evidence.ts';
import { describeReceipt } from './inspect-signed.ts';
import { inspectSigningRequest } from './inspect-signing-request.ts';
import type { Inspection, InspectionError } from './inspection.ts';

const verify = createEd25519Verifier();

/**
 * Files that hold signed objects and notes without being one (docs/formats.md, section 8). Null for a
 * file that claims to be none of them.
 */
export function inspectContainer(bytes: Uint8Array): Result<Inspection, InspectionError> | null {
  const json = parseCanonicalJson(bytes);
  if (!json.ok) return inspectWitness(bytes);
  const { value } = json;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const file = value as Readonly<Record<string, unknown>>;
  if ('receipt' in file && 'sheets' in file) return inspectReceipt(bytes);
  switch (file['type']) {
    case 'jurybox.head':
      return inspectHead(bytes);
    case 'jurybox.split-evidence':
      return inspectEvidence(bytes);
    case 'jurybox.signing-request':
      return inspectSigningRequest(bytes);
    default:
      return null;
  }
}

function inspectWitness(bytes: Uint8Array): Result<Inspection, InspectionError> | null {
  const described = describeNote(new TextDecoder().decode(bytes));
  return described && ok({ kind: 'witness', ...described });
}

function inspectHead(bytes: Uint8Array): Result<Inspection, InspectionError> {
  const file = readHeadFile(bytes);
  const described = file.ok ? describeNote(file.value.checkpoint) : null;
  if (!file.ok || !described) return fail({ reason: 'head-malformed' });
  const from = file.value.consistency.map((proof) => proof.from);
  const facts = { ...described.facts, provenFrom: from.join(', ') || null };
  return ok({ kind: 'head', signature: described.signature, facts });
}

/** Who signs receipts only the charter says; the sheets to be reconciled name their own devices. */
function inspectReceipt(bytes: Uint8Array): Result<Inspection, InspectionError> {
  const read = readReceiptFile(bytes, { keys: [], threshold: 0 }, verify);
  if (!read.ok) {
    const { type } = read.error;
    return type === 'bad-signature'
      ? ok({ kind: 'receipt', signature: 'wrong', facts: { problem: type } })
      : fail({ reason: type });
  }
  const { receipt, sheets } = read.value;
  const facts = { ...describeReceipt(receipt.payload), sheetsToReconcile: sheets.length };
  return ok({ kind: 'receipt', signature: 'unchecked', facts });
}
