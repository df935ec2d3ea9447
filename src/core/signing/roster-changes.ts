import type { Revocation, Roster, RosterJudge } from '../model/people.ts';

export type RosterDevice = RosterJudge['devices'][number];

/** A change between two rosters, in the order in which a person should read them. */
export type RosterChange =
  | { readonly change: 'judge-added'; readonly judge: RosterJudge }
  | { readonly change: 'judge-removed'; readonly judge: RosterJudge }
  | {
      readonly change: 'judge-changed';
      readonly judge: RosterJudge;
      readonly before: RosterJudge;
    }
  | {
      readonly change: 'device-added' | 'device-removed';
      readonly judge: RosterJudge;
      readonly device: RosterDevice;
    }
  | {
      readonly change: 'device-revoked';
      /** Null when the device stands in neither roster any more. */
      readonly judge: RosterJudge | null;
      readonly revocation: Revocation;
    };

/**
 * What a roster changes against an earlier one, or against nothing. The devices of a judge who is
 * added or removed are part of that change and not listed again.
 */
export function compareRosters(before: Roster | null, after: Roster): readonly RosterChange[] {
  const old = new Map((before?.judges ?? []).map((judge) => [judge.id as string, judge]));
  const kept = new Set(after.judges.map((judge) => judge.id as string));
  const changes = after.judges.flatMap((judge): RosterChange[] => {
    const known = old.get(judge.id);
    return known ? compareJudge(known, judge) : [{ change: 'judge-added', judge }];
  });
  const removed = [...old.values()]
    .filter((judge) => !kept.has(judge.id))
    .map((judge): RosterChange => ({ change: 'judge-removed', judge }));
  return [...changes, ...removed, ...newRevocations(before, after)];
}

function compareJudge(before: RosterJudge, after: RosterJudge): RosterChange[] {
  const changes: RosterChange[] = [];
  const same =
    before.name === after.name &&
    before.organization === after.organization &&
    before.role === after.role;
  if (!same) changes.push({ change: 'judge-changed', judge: after, before });
  for (const device of after.devices) {
    if (!holds(before, device)) changes.push({ change: 'device-added', judge: after, device });
  }
  for (const device of before.devices) {
    if (!holds(after, device)) changes.push({ change: 'device-removed', judge: after, device });
  }
  return changes;
}

/** All keys of a device together: the same signing key with another age recipient is another one. */
function holds(judge: RosterJudge, wanted: RosterDevice): boolean {
  return judge.devices.some(
    ({ ed25519, age, sm2 }) =>
      ed25519 === wanted.ed25519 && age === wanted.age && sm2 === wanted.sm2,
  );
}

function newRevocations(before: Roster | null, after: Roster): RosterChange[] {
  const nameOf = (item: Revocation) => `${item.device} ${item.stage} ${item.fromIndex}`;
  const known = new Set((before?.revocations ?? []).map(nameOf));
  return after.revocations
    .filter((revocation) => !known.has(nameOf(revocation)))
    .map((revocation) => ({
      change: 'device-revoked',
      judge: ownerOf(after, revocation) ?? (before && ownerOf(before, revocation)) ?? null,
      revocation,
    }));
}

function ownerOf(roster: Roster, { device }: Revocation): RosterJudge | undefined {
  return roster.judges.find((judge) => judge.devices.some(({ ed25519 }) => ed25519 === device));
}
