import type { Ed25519Verifier } from '../crypto/ed25519.ts';
import {
  readSignedObject,
  type SignedObject,
  type SignedObjectError,
} from '../envelope/signed-object.ts';
import type { Revocation, Roster } from '../model/people.ts';
import { fail, ok, type Result } from '../result.ts';
import { isStrictKeyHex } from './read-charter.ts';

export type RosterChainError = {
  readonly type:
    | SignedObjectError['type']
    | 'roster-other-contest'
    | 'roster-version-gap'
    | 'roster-previous-mismatch'
    | 'roster-judge-repeated'
    | 'roster-device-repeated'
    | 'roster-revocation-dropped'
    | 'weak-key';
  /** Index of the roster in the chain, from 0. */
  readonly index: number;
  readonly at?: string;
};

/**
 * Reads rosters in the order of their versions: each signed by the root, for this charter, one
 * version up, naming the hash of the one before (threats.md rows 22 and 23).
 */
export function readRosterChain(
  chain: readonly Uint8Array[],
  charter: SignedObject<'charter'>,
  verify: Ed25519Verifier,
): Result<readonly SignedObject<'roster'>[], RosterChainError> {
  const rosters: SignedObject<'roster'>[] = [];
  const signers = { keys: charter.payload.rootKeys, threshold: charter.payload.rootThreshold };
  for (const [index, bytes] of chain.entries()) {
    const read = readSignedObject('roster', bytes, signers, verify);
    if (!read.ok) return fail({ index, ...read.error });
    const problem = findRosterProblem(read.value, rosters.at(-1) ?? null, charter);
    if (problem) return fail({ index, ...problem });
    rosters.push(read.value);
  }
  return ok(rosters);
}

/** Why a roster does not follow the one before it in its contest, whoever signed it; or null. */
export function findRosterProblem(
  roster: SignedObject<'roster'>,
  previous: SignedObject<'roster'> | null,
  charter: SignedObject<'charter'>,
): Omit<RosterChainError, 'index'> | null {
  const { payload } = roster;
  if (payload.contestId !== charter.payload.contestId || payload.charter !== charter.hash) {
    return { type: 'roster-other-contest' };
  }
  if (payload.rosterVersion !== (previous?.payload.rosterVersion ?? 0) + 1) {
    return { type: 'roster-version-gap' };
  }
  if (payload.previous !== (previous?.hash ?? null)) return { type: 'roster-previous-mismatch' };
  if (!keepsRevocations(payload, previous?.payload.revocations ?? [])) {
    return { type: 'roster-revocation-dropped' };
  }
  const ids = payload.judges.map((judge) => judge.id);
  if (new Set(ids).size !== ids.length) return { type: 'roster-judge-repeated' };
  const devices = payload.judges.flatMap((judge) => judge.devices.map((device) => device.ed25519));
  if (new Set(devices).size !== devices.length) return { type: 'roster-device-repeated' };
  const weak = devices.find((key) => !isStrictKeyHex(key));
  return weak === undefined ? null : { type: 'weak-key', at: weak };
}

/** A revocation is never taken back, or a stolen device's sheets would count again (row 31). */
function keepsRevocations(roster: Roster, before: readonly Revocation[]): boolean {
  const kept = new Set(roster.revocations.map(nameOf));
  return before.every((revocation) => kept.has(nameOf(revocation)));
}

function nameOf({ device, stage, fromIndex }: Revocation): string {
  return `${device} ${stage} ${fromIndex}`;
}
