import { sha256Hex } from '../../core/crypto/digest.ts';
import { sm3Hex } from '../../core/crypto/sm3.ts';
import { CommandFailure } from '../command-failure.ts';
import { EXIT, type Command } from '../command.ts';
import { readInputFile } from '../input-file.ts';
import { inspectBytes } from '../inspect/inspect-bytes.ts';
import type { Inspection } from '../inspect/inspection.ts';
import type { Texts } from '../texts/texts.ts';
import { visible } from '../../texts/visible.ts';

/** What a Jurybox file is, and what it claims. */
export const inspect: Command = {
  usage: '<file>',
  options: [],
  positionals: { min: 1, max: 1 },
  run: async ({ arguments: args, texts }) => {
    const file = args.positionals[0] ?? '';
    const bytes = await readInputFile(file);
    const inspected = await inspectBytes(bytes);
    if (!inspected.ok) {
      const { reason } = inspected.error;
      throw new CommandFailure(EXIT.unreadable, {
        code: 'file-of-no-kind',
        params: { file, reason },
      });
    }
    const { kind, signature, facts } = inspected.value;
    const size = bytes.length;
    const digests = { sha256: sha256Hex(bytes), sm3: sm3Hex(bytes) };
    return {
      exitCode: signature === 'wrong' ? EXIT.negative : EXIT.done,
      json: { file, size, ...digests, verifiedAgainstRoot: false, kind, signature, facts },
      lines: [
        texts.say('inspect.file', { file, kind: texts.say(`kind.${kind}`) }),
        ...Object.entries({ size, ...digests, ...facts }).map(
          ([name, value]) => `  ${name}: ${visible(String(value ?? '-'))}`,
        ),
        ...weightLines(facts, texts),
        texts.say(`inspect.signature-${signature}`),
        texts.say('inspect.not-verified'),
      ],
    };
  },
};

/** How far evidence of a split log goes by itself. */
function weightLines({ weight }: Inspection['facts'], { say }: Texts): readonly string[] {
  if (weight === 'proven') return [say('inspect.evidence-proven')];
  return weight === 'claimed' ? [say('inspect.evidence-claimed')] : [];
}
