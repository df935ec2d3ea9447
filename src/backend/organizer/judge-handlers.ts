import { equalBytes } from '../../core/bytes/binary.ts';
import { appError } from '../../contract/app-error.ts';
import { canonicalBytes } from '../../core/json/canonical-json.ts';
import type { KeyCard, Roster, RosterJudge } from '../../core/model/people.ts';
import { fail, ok } from '../../core/result.ts';
import { profileOf, unlockOrganizerKeys, type Context } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { deviceFingerprint } from '../identity/fingerprint-view.ts';
import { readKeyCard } from '../identity/read-key-card.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { demandFrozen, readRosters } from './contest-state.ts';
import { readDeviceLog } from './device-log.ts';
import {
  findGrouplessAssigned,
  importJudgeGroups,
  readJudgeGroups,
  setJudgeGroup,
} from './judge-groups.ts';
import { putJudge, readJudges, removeJudge } from './judge-table.ts';
import { readPending } from './pending-signing.ts';
import {
  readRevocations,
  revokeDevice,
  viewRevocations,
  withdrawRevocation,
} from './revocations.ts';
import { signAsRoot } from './sign-as-root.ts';

type JudgeHandlers = Pick<Handlers, Extract<keyof Handlers, `judges.${string}`>>;

export function createJudgeHandlers(context: Context): JudgeHandlers {
  const changed = () => context.events.emit({ type: 'changed', area: 'judges' });
  return {
    'judges.list': () => {
      const profile = profileOf(context);
      const judges = readJudges(profile).map(({ devices, ...judge }) => ({
        ...judge,
        devices: devices.map((device) => ({
          ...deviceFingerprint(device),
          key: device.ed25519,
          revocations: viewRevocations(profile, device.ed25519),
        })),
      }));
      const latest = readRosters(profile).at(-1);
      return ok({
        judges,
        rosterVersion: latest?.payload.rosterVersion ?? 0,
        unsigned: !isRosterCurrent(profile),
        groups: readJudgeGroups(profile),
      });
    },
    'judges.previewKeyCard': async ({ uploadId }) => {
      const card = await readKeyCard(context, uploadId, 'judge');
      if (!card.ok) return card;
      const { name, organization, ed25519 } = card.value;
      const judges = readJudges(profileOf(context));
      const owner = judges.find(({ devices }) => devices.some((one) => one.ed25519 === ed25519));
      const suggestedId = owner?.id ?? suggestJudgeId(judges);
      return ok({ name, organization, fingerprint: deviceFingerprint(card.value), suggestedId });
    },
    'judges.add': async ({ uploadId, judgeId, role, group, comparedFingerprint }) => {
      const card = await readKeyCard(context, uploadId, 'judge');
      if (!card.ok) return card;
      // The card could have been swapped between preview and adding (threats.md row 20).
      if (deviceFingerprint(card.value).hex !== comparedFingerprint) {
        return fail(appError('fingerprint-mismatch'));
      }
      const profile = profileOf(context);
      const judges = readJudges(profile);
      const { name, organization, ed25519, age, sm2 } = card.value;
      const owner = judges.find((judge) =>
        judge.devices.some((device) => device.ed25519 === ed25519),
      );
      if (owner) {
        // The same device with a second key now, or without: what the card says replaces what was known.
        const amended = owner.id === judgeId ? amendDevice(owner, { ed25519, age, sm2 }) : null;
        if (!amended) return fail(appError('device-taken', { judge: owner.id }));
        putJudge(profile, amended);
        changed();
        return ok({});
      }
      const existing = judges.find((judge) => judge.id === judgeId);
      if (existing && existing.name !== name)
        return fail(appError('judge-exists', { judge: judgeId }));
      const device = { ed25519, age, ...(sm2 === undefined ? {} : { sm2 }) };
      const devices = [...(existing?.devices ?? []), device];
      const given = group ?? existing?.group;
      putJudge(profile, {
        id: judgeId,
        name,
        organization,
        role,
        ...(given === undefined ? {} : { group: given }),
        devices,
      });
      changed();
      return ok({});
    },
    'judges.setGroup': ({ judgeId, group }) => {
      const known = setJudgeGroup(profileOf(context), judgeId, group);
      if (!known) return fail(appError('judge-unknown', { judge: judgeId }));
      changed();
      return ok({});
    },
    'judges.importGroups': async ({ uploadId }) => {
      const imported = await importJudgeGroups(context, uploadId);
      if (imported.ok && imported.value.count > 0) changed();
      return imported;
    },
    'judges.remove': ({ judgeId }) => {
      const profile = profileOf(context);
      if (!readJudges(profile).some((judge) => judge.id === judgeId)) {
        return fail(appError('judge-unknown', { judge: judgeId }));
      }
      removeJudge(profile, judgeId);
      changed();
      return ok({});
    },
    'judges.revokeDevice': (revocation) => {
      const revoked = revokeDevice(profileOf(context), revocation);
      if (!revoked.ok) return revoked;
      changed();
      return ok({});
    },
    'judges.withdrawRevocation': ({ device, stage }) => {
      const withdrawn = withdrawRevocation(profileOf(context), device, stage);
      if (!withdrawn.ok) return withdrawn;
      changed();
      return ok({});
    },
    'judges.deviceLog': ({ device, stage }) => ok(readDeviceLog(profileOf(context), device, stage)),
    'judges.signRoster': ({ secret }) => signRoster(context, secret),
  };
}

/** The judge with the device's SM2 key as its card has it; null where the card changes nothing. */
function amendDevice(
  judge: RosterJudge,
  { ed25519, age, sm2 }: Pick<KeyCard, 'ed25519' | 'age' | 'sm2'>,
): RosterJudge | null {
  const known = judge.devices.find((device) => device.ed25519 === ed25519);
  if (!known || known.age !== age || known.sm2 === sm2) return null;
  const amended = { ed25519, age, ...(sm2 === undefined ? {} : { sm2 }) };
  return {
    ...judge,
    devices: judge.devices.map((device) => (device === known ? amended : device)),
  };
}

async function signRoster(context: Context, secret: string) {
  const profile = profileOf(context);
  const charter = demandFrozen(profile);
  if (!charter.ok) return charter;
  if (readPending(profile, 'roster')) return fail(appError('signing-pending', { kind: 'roster' }));
  const judges = readJudges(profile);
  if (judges.length === 0) return fail(appError('judge-unknown', { judge: '' }));
  const groupless = findGrouplessAssigned(profile, charter.value.payload.setup, judges);
  if (groupless) return fail(groupless);
  const keys = await unlockOrganizerKeys(context, secret);
  if (!keys.ok) return keys;
  const previous = readRosters(profile).at(-1);
  const roster: Roster = {
    type: 'jurybox.roster',
    version: 1,
    contestId: charter.value.payload.contestId,
    charter: charter.value.hash,
    rosterVersion: (previous?.payload.rosterVersion ?? 0) + 1,
    previous: previous?.hash ?? null,
    judges: [...judges],
    revocations: [...readRevocations(profile)],
  };
  const root = { seed: keys.value.root, threshold: charter.value.payload.rootThreshold };
  const { waiting } = signAsRoot(context, 'roster', roster, root);
  return ok({ rosterVersion: roster.rosterVersion, waiting });
}

/** Whether the signed roster still says what the list says. */
export function isRosterCurrent(profile: OpenProfile): boolean {
  const latest = readRosters(profile).at(-1);
  if (!latest) return false;
  const { judges, revocations } = latest.payload;
  const now = { judges: readJudges(profile), revocations: readRevocations(profile) };
  return equalBytes(canonicalBytes({ judges, revocations }), canonicalBytes(now));
}

function suggestJudgeId(judges: readonly RosterJudge[]): string {
  for (let number = judges.length + 1; ; number += 1) {
    const id = `J-${String(number).padStart(2, '0')}`;
    if (!judges.some((judge) => judge.id === id)) return id;
  }
}
