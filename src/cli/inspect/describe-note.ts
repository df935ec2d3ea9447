import { createEd25519Verifier } from '../../core/crypto/ed25519.ts';
import { parseHead } from '../../core/log/checkpoint.ts';
import { readCosignatures, witnessName } from '../../core/log/cosignature.ts';
import { parseNote } from '../../core/log/signed-note.ts';
import type { LogHead } from '../../core/model/contest-result.ts';
import type { Inspection } from './inspection.ts';

const verify = createEd25519Verifier();
const DEVICE = witnessName('');

export type NoteDescription = Pick<Inspection, 'facts' | 'signature'>;

/**
 * What a checkpoint note claims (docs/formats.md, section 6). Cosignatures are checked with the keys
 * that they name; the log's own signature cannot be without the charter. Null for another text.
 */
export function describeNote(text: string): NoteDescription | null {
  const note = parseNote(text);
  const head = note.ok ? parseHead(note.value.text) : null;
  if (!note.ok || !head) return null;
  const named = note.value.signatures.filter(({ name }) => name.startsWith(DEVICE));
  const keys = new Set(named.map(({ name }) => name.slice(DEVICE.length)));
  const holding = readCosignatures(note.value, keys, verify);
  return {
    signature: holding.length === named.length ? 'unchecked' : 'wrong',
    facts: {
      ...describeHead(head),
      cosignatures: holding.length,
      falseCosignatures: named.length - holding.length,
      cosignedBy: holding.map(({ key }) => key).join(', ') || null,
    },
  };
}

/** `size` alone would be the file's. */
export function describeHead({ origin, size, root }: LogHead): Inspection['facts'] {
  return { origin, logSize: size, root };
}
