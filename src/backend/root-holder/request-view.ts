import type { RequestView, RosterChangeView } from '../../contract/root-methods.ts';
import { computeRootFingerprint } from '../../core/crypto/fingerprint.ts';
import type { RosterJudge } from '../../core/model/people.ts';
import { compareRosters, type RosterChange } from '../../core/signing/roster-changes.ts';
import type { ReadRequest } from '../../core/signing/signing-request.ts';
import {
  deviceFingerprint,
  keyFingerprint,
  toFingerprintView,
} from '../identity/fingerprint-view.ts';
import type { ReviewedRequest } from './review-request.ts';
import { charterOf } from './signed-record.ts';

/** What a holder is asked to sign, for people to read. Every word of it comes from the file. */
export function viewRequest(reviewed: ReviewedRequest, ownKey: string): RequestView {
  const { read } = reviewed;
  const { payload } = charterOf(read);
  const { setup, notary, operationsKey, contestId, rehearsal } = payload;
  return {
    kind: read.kind,
    hash: read.object.hash,
    contestId,
    rehearsal,
    rootFingerprint: toFingerprintView(
      computeRootFingerprint(payload.rootKeys, payload.rootThreshold),
    ),
    threshold: read.rootThreshold,
    keys: viewKeys(read, ownKey),
    setup,
    operations: keyFingerprint(operationsKey),
    notary: notary ? { name: notary.name, fingerprint: keyFingerprint(notary.key) } : null,
    roster: read.kind === 'roster' ? viewRoster(read, reviewed.follows) : null,
    signedBefore: reviewed.signedBefore,
    rival: reviewed.rival,
  };
}

function viewKeys(read: ReadRequest, ownKey: string): RequestView['keys'] {
  const signed = new Set(read.object.signers.map(({ key }) => key));
  return charterOf(read).payload.rootKeys.map((key) => {
    const named = read.request.holders.find((holder) => holder.key === key);
    return {
      key,
      name: named?.name ?? '',
      organization: named?.organization ?? '',
      fingerprint: keyFingerprint(key),
      signed: signed.has(key),
      own: key === ownKey,
    };
  });
}

function viewRoster(read: Extract<ReadRequest, { kind: 'roster' }>, comparedWith: number) {
  const before = read.rosters.find(({ payload }) => payload.rosterVersion === comparedWith);
  const { payload } = read.object;
  return {
    version: payload.rosterVersion,
    judges: payload.judges.length,
    comparedWith,
    changes: compareRosters(before?.payload ?? null, payload).map((change) =>
      viewChange(change, read),
    ),
  };
}

function viewChange(
  change: RosterChange,
  read: Extract<ReadRequest, { kind: 'roster' }>,
): RosterChangeView {
  switch (change.change) {
    case 'judge-added':
    case 'judge-removed': {
      const devices = change.judge.devices.map((device) => ({
        fingerprint: deviceFingerprint(device),
      }));
      return { change: change.change, judge: nameOf(change.judge), devices };
    }
    case 'judge-changed':
      return { change: change.change, judge: nameOf(change.judge), before: nameOf(change.before) };
    case 'device-added':
    case 'device-removed': {
      const devices = [{ fingerprint: deviceFingerprint(change.device) }];
      return { change: change.change, judge: nameOf(change.judge), devices };
    }
    case 'device-revoked': {
      const { device, stage, fromIndex, reason } = change.revocation;
      const judge = change.judge ? nameOf(change.judge) : null;
      const shown = findDevice(read, device)?.digits ?? device;
      return { change: change.change, judge, device: shown, stage, fromIndex, reason };
    }
  }
}

/** The fingerprint of a device under the whole chain: it may stand in an earlier roster only. */
function findDevice(read: Extract<ReadRequest, { kind: 'roster' }>, key: string) {
  const judges = [...read.rosters, read.object].flatMap(({ payload }) => payload.judges);
  const device = judges.flatMap((judge) => judge.devices).find(({ ed25519 }) => ed25519 === key);
  return device ? deviceFingerprint(device) : null;
}

function nameOf({ id, name, organization, role }: RosterJudge) {
  return { id, name, organization, role };
}
