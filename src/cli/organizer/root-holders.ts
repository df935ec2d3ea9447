import { isTypedFingerprint, matchesTypedFingerprint } from '../../core/crypto/fingerprint.ts';
import { EXIT, type Call } from '../command.ts';
import { CommandFailure, usageFailure } from '../command-failure.ts';
import { assertInputFile } from '../input-file.ts';
import { parseThreshold } from './root-request.ts';
import type { Session } from './session.ts';

export type TypedRoot = {
  readonly holders: readonly { readonly card: string; readonly compared: string }[];
  readonly threshold: number;
};

/** The root as it was typed: every card with the fingerprint that a person compared. */
export async function readTypedRoot({ arguments: args }: Call): Promise<TypedRoot> {
  const cards = args.list('root-card');
  const compared = args.list('root-fingerprint');
  if (cards.length !== compared.length || !compared.every(isTypedFingerprint)) {
    throw usageFailure('option-malformed', { reason: '--root-fingerprint' });
  }
  for (const card of cards) await assertInputFile(card);
  const holders = cards.map((card, index) => ({ card, compared: compared[index] ?? '' }));
  return { holders, threshold: parseThreshold(args.text('threshold') ?? '1') };
}

/** Adds the holders, and those of an interrupted run only once; then sets the threshold. */
export async function shareRoot(session: Session, root: TypedRoot): Promise<void> {
  for (const { card, compared } of root.holders) {
    const uploadId = await session.upload(card);
    const { fingerprint } = await session.ask('root.previewCard', { uploadId });
    if (!matchesTypedFingerprint(compared, fingerprint.hex)) {
      throw new CommandFailure(EXIT.negative, {
        code: 'fingerprint-mismatch',
        params: { card: fingerprint.digits },
        at: card,
      });
    }
    const { holders } = await session.ask('root.get', {});
    if (holders.some((holder) => holder.fingerprint.hex === fingerprint.hex)) continue;
    await session.ask('root.addHolder', { uploadId, comparedFingerprint: fingerprint.hex });
  }
  await session.ask('root.setThreshold', { threshold: root.threshold });
}
