import { readFile } from 'node:fs/promises';
import { appError, type AppError } from '../../contract/app-error.ts';
import type { ContestView } from '../../contract/contest-methods.ts';
import { bytesToHex } from '../../core/bytes/binary.ts';
import { ed25519PublicKey } from '../../core/crypto/ed25519.ts';
import { sm2PublicKey } from '../../core/crypto/sm2.ts';
import type { Charter, ContestSetup } from '../../core/model/charter.ts';
import type { ContestId, Ed25519Hex } from '../../core/model/primitives.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { toContestRuleset } from '../../core/rules/contest-ruleset.ts';
import { validateSetup } from '../../core/rules/validate-setup.ts';
import { nowOf, profileOf, unlockOrganizerKeys, type Context } from '../context.ts';
import { openUpload } from '../files/open-upload.ts';
import type { Handlers } from '../dispatcher.ts';
import { oneChunk } from '../files/export-store.ts';
import { keyFingerprint, toFingerprintView } from '../identity/fingerprint-view.ts';
import { readKeyCard } from '../identity/read-key-card.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import {
  readFrozenCharter,
  readNotary,
  readSetup,
  rootFingerprintOf,
  writeNotary,
  writeSetup,
} from './contest-state.ts';
import { readPending } from './pending-signing.ts';
import { describeProgress } from './progress.ts';
import { listPresets, parseSetupFile } from './presets.ts';
import { listRulesFiles } from './rules-templates.ts';
import { readRootHolders, readRootThreshold } from './root-keys.ts';
import { signAsRoot } from './sign-as-root.ts';

type ContestHandlers = Pick<Handlers, Extract<keyof Handlers, `contest.${string}`>>;

export function createContestHandlers(context: Context): ContestHandlers {
  const { exports, events, options } = context;
  const changed = () => events.emit({ type: 'changed', area: 'contest' });
  return {
    'contest.listPresets': () =>
      ok(
        listPresets(options.resourcesFolder).map(({ id, setup }) => ({
          id,
          title: setup.title,
          titleEn: setup.titleEn ?? null,
        })),
      ),
    'contest.listRulesets': ({ stage }) => {
      const stages = readSetup(profileOf(context))?.stages ?? [];
      const earlier = stages[stages.findIndex(({ id }) => id === stage) - 1]?.id ?? null;
      return ok(
        listRulesFiles(options.resourcesFolder).flatMap(({ id, rules }) => {
          const ruleset = toContestRuleset(rules.ruleset, earlier);
          if (ruleset === null) return [];
          const { title, titleEn } = rules;
          return [{ id, title, titleEn: titleEn ?? null, ruleset }];
        }),
      );
    },
    'contest.create': async (source) => {
      const profile = profileOf(context);
      if (readSetup(profile)) return fail(appError('contest-exists'));
      const setup =
        'preset' in source
          ? findPreset(options.resourcesFolder, source.preset)
          : await readUploadedSetup(context, source.uploadId);
      if (!setup.ok) return setup;
      writeSetup(profile, setup.value);
      changed();
      return ok({});
    },
    'contest.get': () => ok(viewContest(profileOf(context))),
    'contest.save': ({ setup }) => {
      const open = demandOpen(profileOf(context));
      if (!open.ok) return open;
      writeSetup(profileOf(context), setup);
      changed();
      return ok({});
    },
    'contest.setNotary': async ({ uploadId }) => {
      const profile = profileOf(context);
      const open = demandOpen(profile);
      if (!open.ok) return open;
      const card = await readKeyCard(context, uploadId, 'notary');
      if (!card.ok) return card;
      const { name, ed25519, age } = card.value;
      writeNotary(profile, { name, ed25519, age });
      changed();
      return ok({});
    },
    'contest.freeze': ({ secret }) => freezeContest(context, secret),
    'contest.exportSetup': ({ destinationId }) => {
      const setup = readSetup(profileOf(context));
      if (!setup) return fail(appError('contest-missing'));
      const bytes = new TextEncoder().encode(`${JSON.stringify(setup, null, 2)}\n`);
      return exports.write(destinationId, 'contest-setup.json', oneChunk(bytes));
    },
    'contest.progress': ({ stage }) => ok(describeProgress(profileOf(context), stage)),
  };
}

function findPreset(resourcesFolder: string, id: string): Result<ContestSetup, AppError> {
  const preset = listPresets(resourcesFolder).find((candidate) => candidate.id === id);
  return preset ? ok(preset.setup) : fail(appError('preset-unknown', { preset: id }));
}

async function readUploadedSetup(
  context: Context,
  uploadId: string,
): Promise<Result<ContestSetup, AppError>> {
  const upload = await openUpload(context.uploads, uploadId, 'setup');
  if (!upload.ok) return upload;
  return parseSetupFile(await readFile(upload.value.path), upload.value.name);
}

/** A setup that exists and can still change: not frozen, and not out for signatures. */
function demandOpen(profile: OpenProfile): Result<ContestSetup, AppError> {
  const setup = readSetup(profile);
  if (!setup) return fail(appError('contest-missing'));
  if (readFrozenCharter(profile)) return fail(appError('contest-frozen'));
  return readPending(profile, 'charter')
    ? fail(appError('signing-pending', { kind: 'charter' }))
    : ok(setup);
}

function viewContest(profile: OpenProfile): ContestView | null {
  const setup = readSetup(profile);
  if (!setup) return null;
  const frozen = readFrozenCharter(profile);
  const notary = readNotary(profile);
  return {
    setup,
    problems: validateSetup(setup).map((problem) => ({ ...problem })),
    rehearsal: profile.facts.rehearsal,
    notary: notary ? { name: notary.name, fingerprint: keyFingerprint(notary.ed25519) } : null,
    frozen: frozen
      ? {
          contestId: frozen.payload.contestId,
          charter: frozen.hash,
          frozenAt: frozen.payload.createdAt,
          rootFingerprint: toFingerprintView(rootFingerprintOf(frozen.payload)),
        }
      : null,
  };
}

async function freezeContest(context: Context, secret: string) {
  const profile = profileOf(context);
  const setup = demandOpen(profile);
  if (!setup.ok) return setup;
  const blocking = validateSetup(setup.value).find((problem) => problem.severity === 'error');
  if (blocking) return fail(appError('setup-invalid', { reason: blocking.code }, blocking.at));
  const keys = await unlockOrganizerKeys(context, secret);
  if (!keys.ok) return keys;
  const rootKey = bytesToHex(ed25519PublicKey(keys.value.root)) as Ed25519Hex;
  const notary = readNotary(profile);
  const threshold = readRootThreshold(profile);
  const charter: Charter = {
    type: 'jurybox.charter',
    version: 1,
    contestId: newContestId(context, profile),
    rehearsal: profile.facts.rehearsal,
    createdAt: nowOf(context).toISOString(),
    rootKeys: [rootKey, ...readRootHolders(profile).map(({ key }) => key)],
    rootThreshold: threshold,
    operationsKey: bytesToHex(ed25519PublicKey(keys.value.operations)) as Ed25519Hex,
    ...(keys.value.sm2 ? { operationsSm2: sm2PublicKey(keys.value.sm2) } : {}),
    notary: notary ? { name: notary.name, key: notary.ed25519 } : null,
    setup: setup.value,
  };
  const root = { seed: keys.value.root, threshold };
  const { object, waiting } = signAsRoot(context, 'charter', charter, root);
  return ok({
    charter: object.hash,
    rootFingerprint: toFingerprintView(rootFingerprintOf(charter)),
    waiting,
  });
}

/** The prefix is for people; what keeps rehearsals apart is that the ids differ (row 52). */
function newContestId(context: Context, profile: OpenProfile): ContestId {
  const random = bytesToHex(context.options.surroundings.randomBytes(16));
  return `${profile.facts.rehearsal ? 'rehearsal' : 'contest'}-${random}` as ContestId;
}
