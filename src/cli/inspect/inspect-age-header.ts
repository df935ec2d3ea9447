import type { Inspection } from './inspection.ts';

const FIRST_LINE = 'age-encryption.org/v1\n';
/** A header has some lines per recipient; a judge has at most eight devices. */
const HEADER_CAP = 64 * 1024;

/**
 * A package is encrypted to its judge's devices: from outside, only how many recipients there are
 * can be seen. Null for a file that is not encrypted with age.
 */
export function inspectAgeHeader(bytes: Uint8Array): Inspection | null {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, HEADER_CAP));
  if (!text.startsWith(FIRST_LINE)) return null;
  const lines = text.split('\n');
  const end = lines.findIndex((line) => line.startsWith('---'));
  const stanzas = lines
    .slice(0, end < 0 ? 0 : end)
    .flatMap((line) => /^-> (\S+)/.exec(line)?.[1] ?? []);
  return {
    kind: 'package',
    signature: 'unchecked',
    facts: {
      encryption: 'age-encryption.org/v1',
      recipients: stanzas.length,
      recipientKinds: [...new Set(stanzas)].join(', '),
    },
  };
}
