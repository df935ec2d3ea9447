import type { RequestView } from '../../contract/root-methods.ts';
import { sha256Schema, type Sha256Hex } from '../../core/model/primitives.ts';
import { usageFailure } from '../command-failure.ts';
import { EXIT, type Call, type Command } from '../command.ts';
import { describeRequest } from '../organizer/describe-request.ts';
import { withHolder, type Session } from '../organizer/session.ts';

/**
 * A root holder's signature, in two steps: the first says what would be signed and its hash, the
 * second names that hash, so that nothing is signed unread.
 */
export const cosign: Command = {
  usage: '--data FOLDER <request> [--hash HASH [--discards HASH] [--out FOLDER]]',
  options: ['data', 'profile', 'hash', 'discards', 'out', 'secret-file'],
  positionals: { min: 1, max: 1 },
  run: (call) => {
    const hash = readHash(call, 'hash');
    const discards = readHash(call, 'discards');
    return withHolder(call, async (session) => {
      const uploadId = await session.upload(call.arguments.positionals[0] ?? '');
      const request = await session.ask('holder.open', { uploadId });
      const shown = describeRequest(request, call.texts);
      if (hash === null) {
        const lines = [...shown, call.texts.say('cosign.not-signed', { hash: request.hash })];
        return { exitCode: EXIT.negative, json: { ...factsOf(request), signed: null }, lines };
      }
      const destinationId = await destinationOf(call, session);
      const secret = await session.secret();
      const input = { uploadId, hash, discards, secret, destinationId };
      const { path } = await session.ask('holder.sign', input);
      return {
        exitCode: EXIT.done,
        json: { ...factsOf(request), signed: path },
        lines: [...shown, call.texts.say('cosign.done', { path })],
      };
    });
  },
};

function readHash({ arguments: args }: Call, name: 'hash' | 'discards'): Sha256Hex | null {
  const text = args.text(name);
  if (text === null) return null;
  const hash = sha256Schema.safeParse(text);
  if (!hash.success) throw usageFailure('option-malformed', { reason: `--${name}` });
  return hash.data;
}

function destinationOf({ arguments: args }: Call, session: Session): Promise<string> | string {
  const folder = args.text('out');
  return folder === null ? 'exports' : session.destination(folder);
}

function factsOf({ kind, hash, contestId, threshold, keys, roster, rival, setup }: RequestView) {
  return {
    kind,
    hash,
    contestId,
    title: setup.title,
    threshold,
    keys: keys.map(({ key, name, signed, own }) => ({ key, name, signed, own })),
    roster,
    rival: rival?.hash ?? null,
  };
}
