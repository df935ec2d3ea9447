import type { LogHead } from '../model/contest-result.ts';
import { readCosignatures } from '../log/cosignature.ts';
import type { Evidence, NoteCosignature } from './gather-evidence.ts';
import type { Primitives } from './primitives.ts';
import { placeOfHead } from './head-place.ts';
import { error, note, type Finding } from './report.ts';
import type { LogPlaces } from './standings.ts';

/**
 * Heads that devices of the roster or the notary cosigned: each on the log's line, and who saw how
 * much of it. A head that nobody saw can be exchanged for another together with the whole log.
 */
export function findWitnesses(evidence: Evidence, places: LogPlaces): readonly Finding[] {
  const judges = judgesByDevice(evidence);
  const seen = new Map<number, Set<string>>();
  const witness = ({ size }: LogHead, who: string) =>
    seen.set(size, (seen.get(size) ?? new Set()).add(who));
  const findings = evidence.bundles.flatMap(({ path, read, cosigned }): readonly Finding[] => {
    if (!read.ok || !cosigned) return [];
    const { judge } = read.value.payload;
    if (!cosigned.ok)
      return [error('cosigned-unreadable', path, { judge, reason: cosigned.error })];
    if (!cosigned.value.witnessed) return [error('cosignature-missing', path, { judge })];
    const place = placeOfHead(cosigned.value.head, evidence.logs);
    if (typeof place !== 'number') return [error(`cosigned-${place}`, path, { judge })];
    if (place === 0) witness(cosigned.value.head, judge);
    return [];
  });
  const onNotes = evidence.cosignatures.flatMap(({ path, key, head }): readonly Finding[] => {
    const judge = judges.get(key) ?? key;
    const place = placeOfHead(head, evidence.logs);
    if (typeof place !== 'number') return [error(`cosigned-${place}`, path, { judge })];
    if (place === 0) witness(head, judge);
    return [];
  });
  return [...findings, ...onNotes, ...describeWitnesses(seen, evidence, places)];
}

function describeWitnesses(
  seen: ReadonlyMap<number, ReadonlySet<string>>,
  evidence: Evidence,
  places: LogPlaces,
): readonly Finding[] {
  const needed = 1 + lastCountingIndex(evidence, places);
  const findings = [...seen]
    .toSorted(([a], [b]) => b - a)
    .slice(0, 1)
    .map(([size, who]) => note('head-witnessed', undefined, { size, witnesses: who.size }));
  const whole = [...seen].filter(([size]) => size >= needed).flatMap(([, who]) => [...who]);
  return whole.length > 0
    ? [
        ...findings,
        note('sheets-witnessed', undefined, { witnesses: new Set(whole).size, size: needed }),
      ]
    : [...findings, note('head-not-witnessed', undefined, { size: needed })];
}

/** Place of the last sheet that counts; -1 where none does. */
function lastCountingIndex(evidence: Evidence, places: LogPlaces): number {
  let last = -1;
  for (const { read } of evidence.sheets) {
    if (!read.ok || places.excluded.has(read.value.hash)) continue;
    last = Math.max(last, places.indexOf(0, read.value.hash) ?? -1);
  }
  return last;
}

function judgesByDevice({ rosters }: Pick<Evidence, 'rosters'>): ReadonlyMap<string, string> {
  const judges = rosters?.ok ? rosters.value.flatMap(({ payload }) => payload.judges) : [];
  return new Map(judges.flatMap(({ id, devices }) => devices.map(({ ed25519 }) => [ed25519, id])));
}

/** Devices of every roster, and the notary: whose cosignatures count. */
export function readNoteCosignatures(
  evidence: Pick<Evidence, 'charter' | 'rosters' | 'log'>,
  { verify }: Primitives,
): readonly NoteCosignature[] {
  const notary = evidence.charter?.ok ? evidence.charter.value.charter.payload.notary : null;
  const keys = [...judgesByDevice(evidence).keys(), ...(notary ? [notary.key] : [])];
  const merged = evidence.log.merged.flatMap(({ checkpoint }) => (checkpoint ? [checkpoint] : []));
  return [...evidence.log.checkpoints, ...merged].flatMap(({ path, read }) => {
    if (!read.ok) return [];
    const { head, note: signed } = read.value;
    return readCosignatures(signed, keys, verify).map(({ key }) => ({ path, key, head }));
  });
}
