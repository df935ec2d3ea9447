import type { MethodOutput } from '../../contract/contract.ts';
import type { EntryId, StageId } from '../../core/model/primitives.ts';
import type { EntryDerivation } from '../../core/rules/explain-entry.ts';
import { describeDerivation } from '../derivation-lines.ts';
import { EXIT, type Call, type Command } from '../command.ts';
import { withOrganizer, type Session } from '../organizer/session.ts';
import { describeRanking } from '../ranking-lines.ts';

type Signed = MethodOutput<'result.sign'>;

/** The ranking as the sheets give it now; never a silent mean over what is missing. */
export const rank: Command = {
  usage: '--data FOLDER --stage ID [--sign] [--csv] [--xlsx] [--out FOLDER] [--explain ENTRY]',
  options: ['data', 'profile', 'stage', 'sign', 'csv', 'xlsx', 'out', 'explain', 'secret-file'],
  positionals: { min: 0, max: 0 },
  run: async (call) => {
    const { arguments: args, texts } = call;
    const stage = args.required('stage') as StageId;
    const formats = (['csv', 'xlsx'] as const).filter((format) => args.flag(format));
    const out = formats.length > 0 ? args.required('out') : null;
    return withOrganizer(call, async (session) => {
      const signed = args.flag('sign') ? await signNow(session, stage) : null;
      const { computed } = await session.ask('result.compute', { stage });
      const derivation = await explain(call, session, stage);
      const tables = out === null ? [] : await writeTables(call, session, { stage, formats, out });
      return {
        exitCode: computed.status === 'complete' ? EXIT.done : EXIT.negative,
        json: { stage, computed, signed, tables, derivation },
        lines: [
          ...describeRanking(computed, texts),
          ...(derivation
            ? describeDerivation({ ...derivation, total: derivation.result.total }, texts)
            : []),
          ...(signed ? [texts.say('rank.signed', { hash: signed.hash })] : []),
          ...tables.map((path) => texts.say('rank.table', { path })),
        ],
      };
    });
  },
};

async function signNow(session: Session, stage: StageId): Promise<Signed> {
  return session.ask('result.sign', { stage, secret: await session.secret() });
}

async function explain(
  { arguments: args }: Call,
  session: Session,
  stage: StageId,
): Promise<EntryDerivation | null> {
  const entry = args.text('explain');
  if (entry === null) return null;
  const answer = await session.ask('result.explain', { stage, entry: entry as EntryId });
  // The contract leaves the shape to core.
  return answer as EntryDerivation;
}

async function writeTables(
  { texts }: Call,
  session: Session,
  wanted: { stage: StageId; formats: readonly ('csv' | 'xlsx')[]; out: string },
): Promise<readonly string[]> {
  const { stage, formats, out } = wanted;
  const destinationId = await session.destination(out);
  const { language } = texts;
  const paths: string[] = [];
  for (const format of formats) {
    const input = { stage, format, language, destinationId };
    paths.push((await session.ask('result.exportTable', input)).path);
  }
  return paths;
}
