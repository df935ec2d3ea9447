import type { Checkpoint } from '../../core/log/checkpoint.ts';
import { isConsistent } from '../../core/log/split-evidence.ts';
import type { LogHead } from '../../core/model/contest-result.ts';
import type { Sha256Hex } from '../../core/model/primitives.ts';
import type { Receipt } from '../../core/model/score-sheet.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import type { Row } from '../store/database.ts';

/** A head of the organizer's log that was shown to this device under the organizer's signature. */
export type SeenHead = {
  readonly head: LogHead;
  readonly note: string;
  /** Proven to extend every head that was linked before it. */
  readonly linked: boolean;
  readonly seenAt: string;
};

export function readSeenHeads(profile: OpenProfile, stage: string): readonly SeenHead[] {
  return profile.database
    .all('SELECT * FROM seen_head WHERE stage = ? ORDER BY position', stage)
    .map(toSeenHead);
}

/** The newest head that this device has checked: what it cosigns next. Null before the first. */
export function readKeptHead(
  profile: OpenProfile,
  stage: string,
  origin?: string,
): SeenHead | null {
  const linked = readSeenHeads(profile, stage).filter(({ linked: checked }) => checked);
  // The log that answered last is the one that the next bundle goes to.
  const of = origin ?? linked.at(-1)?.head.origin;
  return linked
    .filter(({ head }) => head.origin === of)
    .reduce<SeenHead | null>(
      (best, one) => (best && best.head.size >= one.head.size ? best : one),
      null,
    );
}

export type Proof = NonNullable<Receipt['consistency']>;
/** Two heads that cannot belong to one log. */
export type Misfit = {
  readonly reason: 'roots-differ' | 'consistency-fails';
  readonly kept: SeenHead;
  readonly proof: Proof | null;
};

/**
 * Compares a head with everything this device has seen of the same log. `linked` says whether a
 * proof leads to it from the newest checked head (or it is that very head, or the first of its log).
 * `first` says that nothing of the stage was seen before, of this log or another desk's.
 */
export function compareHead(
  profile: OpenProfile,
  stage: string,
  head: LogHead,
  proofs: readonly Proof[],
): { readonly misfit: Misfit | null; readonly linked: boolean; readonly first: boolean } {
  const all = readSeenHeads(profile, stage);
  const first = all.length === 0;
  const seen = all.filter((one) => one.head.origin === head.origin);
  const other = seen.find((one) => one.head.size === head.size && one.head.root !== head.root);
  if (other) {
    return { misfit: { reason: 'roots-differ', kept: other, proof: null }, linked: false, first };
  }
  for (const kept of seen) {
    const proof = proofs.find(({ from }) => from === kept.head.size);
    if (proof && !isConsistent(kept.head, head, proof.path)) {
      return { misfit: { reason: 'consistency-fails', kept, proof }, linked: false, first };
    }
  }
  const newest = readKeptHead(profile, stage, head.origin);
  const linked =
    newest === null ||
    newest.head.size === head.size ||
    proofs.some(({ from }) => from === newest.head.size);
  return { misfit: null, linked, first };
}

export function putSeenHead(
  profile: OpenProfile,
  place: { readonly contestId: string; readonly stage: string },
  { head, text }: Checkpoint,
  linked: boolean,
  now: Date,
): void {
  profile.database.run(
    `INSERT INTO seen_head (contest_id, stage, origin, size, root, note, linked, seen_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (origin, size, root) DO UPDATE SET linked = max(linked, excluded.linked)`,
    place.contestId,
    place.stage,
    head.origin,
    head.size,
    head.root,
    text,
    linked ? 1 : 0,
    now.toISOString(),
  );
}

function toSeenHead(row: Row): SeenHead {
  return {
    head: {
      origin: String(row['origin']),
      size: Number(row['size']),
      root: String(row['root']) as Sha256Hex,
    },
    note: String(row['note']),
    linked: Number(row['linked']) === 1,
    seenAt: String(row['seen_at']),
  };
}
