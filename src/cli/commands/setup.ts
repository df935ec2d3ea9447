import type { FingerprintView } from '../../contract/shapes.ts';
import { CommandFailure } from '../command-failure.ts';
import { EXIT, type Call, type Command } from '../command.ts';
import { assertInputFile } from '../input-file.ts';
import { demandOneOf } from '../organizer/one-of.ts';
import { readTypedRoot, shareRoot } from '../organizer/root-holders.ts';
import { withBackend, type Session } from '../organizer/session.ts';

/** The organizer's profile and keys, and the contest from a preset or a setup file. */
export const setup: Command = {
  usage:
    '--data FOLDER (--preset ID | --file FILE) --name NAME [--organization NAME] [--rehearsal] ' +
    '[--root-card FILE --root-fingerprint DIGITS]... [--threshold M]',
  options: [
    'data',
    'preset',
    'file',
    'name',
    'organization',
    'rehearsal',
    'root-card',
    'root-fingerprint',
    'threshold',
    'secret-file',
  ],
  positionals: { min: 0, max: 0 },
  run: async (call) => {
    const source = demandOneOf(call.arguments, ['preset', 'file']);
    const value = call.arguments.required(source);
    // Before anything is made: a half-made organizer would only be in the way.
    if (source === 'file') await assertInputFile(value);
    call.arguments.required('name');
    const root = await readTypedRoot(call);
    return withBackend(call, async (session) => {
      const profileId = await openFreshProfile(call, session);
      const fingerprint = await createKeys(call, session);
      await shareRoot(session, root);
      await session.ask(
        'contest.create',
        source === 'preset' ? { preset: value } : { uploadId: await session.upload(value) },
      );
      const contest = await session.ask('contest.get', {});
      const problems = contest?.problems ?? [];
      return {
        exitCode: EXIT.done,
        json: { profileId, fingerprint, title: contest?.setup.title ?? null, problems },
        lines: [
          call.texts.say('setup.done', { title: contest?.setup.title ?? '', profile: profileId }),
          ...problems.map(({ severity, code, at }) =>
            call.texts.say('setup.problem', { severity, code, at }),
          ),
        ],
      };
    });
  },
};

/** A new profile, or the one that an interrupted `setup` left without a contest. */
async function openFreshProfile(call: Call, session: Session): Promise<string> {
  const rehearsal = call.arguments.flag('rehearsal');
  const { profiles } = await session.ask('app.listProfiles', {});
  const existing = profiles.find(({ role }) => role === 'organizer');
  if (!existing) {
    const label = call.arguments.required('name');
    const input = { role: 'organizer' as const, label, rehearsal };
    const created = await session.ask('app.createProfile', input);
    await session.ask('app.openProfile', { profileId: created.id });
    return created.id;
  }
  await session.ask('app.openProfile', { profileId: existing.id });
  const contest = await session.ask('contest.get', {});
  if (contest || existing.rehearsal !== rehearsal) {
    const params = { profile: existing.id };
    throw new CommandFailure(EXIT.negative, { code: 'organizer-exists', params });
  }
  return existing.id;
}

async function createKeys(call: Call, session: Session): Promise<FingerprintView> {
  const existing = await session.ask('identity.status', {});
  if (existing) return existing.fingerprint;
  const created = await session.ask('identity.create', {
    name: call.arguments.required('name'),
    organization: call.arguments.text('organization') ?? '',
    secret: await session.secret(),
  });
  return created.fingerprint;
}
