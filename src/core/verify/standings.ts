import { createStandingOf, type StandingOf } from '../log/standing.ts';
import type { Sha256Hex } from '../model/primitives.ts';
import type { Facts } from './facts.ts';
import { readable, type Evidence } from './gather-evidence.ts';
import type { KnownLog } from './log-evidence.ts';

/** Where everything stands in the stage's log, and what follows for the sheets. */
export type LogPlaces = {
  /** Place of an object by its hash, in the log of that index. */
  readonly indexOf: (log: number, hash: string) => number | undefined;
  /** How sheets stood in a log when it had so many leaves: a receipt cannot know a later roster. */
  readonly standingAt: (log: number, size: number) => StandingOf;
  /** Sheets that the log keeps from counting. */
  readonly excluded: ReadonlyMap<Sha256Hex, 'late' | 'revoked'>;
  /** Device that sealed a sheet of the archive. */
  readonly deviceOf: (sheet: string) => string | undefined;
  /** By payload hash. */
  readonly bundles: ReadonlyMap<string, Facts<'bundle'>>;
  /** By `<bundle> <sheet>`. */
  readonly rejections: ReadonlyMap<string, Facts<'rejection'>>;
};

/** Reads places and standings off the logs (docs/formats.md, "Standing"). */
export function computePlaces(evidence: Evidence): LogPlaces {
  const places = evidence.logs.map(placesOf);
  const stage = stageOf(evidence) ?? '';
  const indexOf = (log: number, hash: string) => places[log]?.get(hash);
  const rosters = evidence.rosters?.ok ? evidence.rosters.value : [];
  // Every receipt has its own size, but few rosters come between them.
  const standings = new Map<string, StandingOf>();
  const standingAt = (log: number, size: number): StandingOf => {
    const known = rosters.filter(({ hash }) => (indexOf(log, hash) ?? Infinity) < size);
    const key = [log, ...known.map(({ hash }) => hash)].join(' ');
    const revocations = known.flatMap(({ payload }) => payload.revocations);
    const found =
      standings.get(key) ?? createStandingOf(evidence.logs[log]?.leaves ?? [], revocations, stage);
    standings.set(key, found);
    return found;
  };
  const excluded = new Map<Sha256Hex, 'late' | 'revoked'>();
  const standingOf = standingAt(0, evidence.logs[0]?.leaves.length ?? 0);
  for (const { read } of evidence.sheets) {
    const index = read.ok ? indexOf(0, read.value.hash) : undefined;
    if (!read.ok || index === undefined) continue;
    const standing = standingOf(index, read.value.payload.deviceKey);
    if (standing !== 'counts') excluded.set(read.value.hash, standing);
  }
  const devices = new Map(
    readable(evidence.sheets).map(({ hash, payload }) => [hash as string, payload.deviceKey]),
  );
  return {
    indexOf,
    standingAt,
    excluded,
    deviceOf: (sheet) => devices.get(sheet),
    bundles: new Map(readable(evidence.bundles).map((bundle) => [bundle.hash, bundle])),
    rejections: new Map(
      readable(evidence.rejections).map((rejection) => [
        `${rejection.payload.bundle} ${rejection.payload.sheet}`,
        rejection,
      ]),
    ),
  };
}

function placesOf({ leaves }: KnownLog): ReadonlyMap<string, number> {
  return new Map(leaves.map(({ object }, index) => [object, index]));
}

/** The stage that an archive is of: that of its assignments, or else what its index says. */
export function stageOf({ assignments, result, index }: Evidence): string | null {
  const files = [...assignments.toReversed(), result, index];
  for (const file of files) if (file?.read.ok) return file.read.value.payload.stage;
  return null;
}
