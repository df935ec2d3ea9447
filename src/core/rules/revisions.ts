import type { EntryId, JudgeId, Sha256Hex, StageId } from '../model/primitives.ts';
import type { SheetContent } from '../model/score-sheet.ts';
import { compareIds } from './order.ts';

/** Why the log keeps a sheet from counting: after the close, or after its device was revoked. */
export type Exclusion = 'late' | 'revoked';
export type Excluded = ReadonlyMap<Sha256Hex, Exclusion>;

export type AcceptedSheet = { readonly hash: Sha256Hex; readonly sheet: SheetContent };

export const REVISION_PROBLEM_CODES = [
  'several-heads',
  'unknown-predecessor',
  'foreign-predecessor',
  'cycle',
] as const;
export type RevisionProblemCode = (typeof REVISION_PROBLEM_CODES)[number];

export type RevisionProblem = {
  readonly code: RevisionProblemCode;
  /** The sheets concerned, ascending: the heads, the cycle, or the one sheet with a bad reference. */
  readonly sheets: readonly Sha256Hex[];
  /** The hash that a bad reference names. */
  readonly names?: Sha256Hex;
};

type RevisionBase = {
  readonly stage: StageId;
  readonly judge: JudgeId;
  readonly entry: EntryId;
  /** Sheets that a later one replaces, ascending. */
  readonly superseded: readonly Sha256Hex[];
  readonly problems: readonly RevisionProblem[];
};
/** What counts of all that one judge signed about one entry in one stage. */
export type ResolvedRevision =
  | (RevisionBase & { readonly state: 'scores' | 'recused'; readonly effective: AcceptedSheet })
  | (RevisionBase & { readonly state: 'conflict'; readonly heads: readonly Sha256Hex[] });

/**
 * Resolves the revision graph of each judge and entry. The one sheet that nothing replaces counts;
 * two such heads are a conflict, which the judge ends by signing a sheet that names both.
 *
 * A head that names a sheet nobody has, or one of another judge, entry or stage, is a conflict as
 * well: part of the story is missing or false. The same fault in a sheet that was replaced since is
 * only recorded, or the judge could never put it right. No sheet ever replaces another judge's.
 *
 * Sheets in `excluded` count for nothing and replace nothing, so an earlier counting sheet stays in
 * force; naming one of the same judge and entry is no fault, because everyone has it.
 */
export function resolveRevisions(
  sheets: readonly AcceptedSheet[],
  excluded: Excluded = new Map(),
): readonly ResolvedRevision[] {
  const byHash = new Map(sheets.map((accepted) => [accepted.hash, accepted]));
  const groups = new Map<string, AcceptedSheet[]>();
  for (const accepted of byHash.values()) {
    if (excluded.has(accepted.hash)) continue;
    const key = revisionKey(accepted.sheet);
    const group = groups.get(key);
    if (group) group.push(accepted);
    else groups.set(key, [accepted]);
  }
  return [...groups.keys()]
    .sort(compareIds)
    .map((key) => resolveGroup(groups.get(key) ?? [], byHash));
}

/** Key of a judge and entry in a stage; ids cannot contain the separator. */
export function revisionKey(of: {
  readonly stage: StageId;
  readonly judge: JudgeId;
  readonly entry: EntryId;
}): string {
  return `${of.stage}/${of.entry}/${of.judge}`;
}

function resolveGroup(
  group: readonly AcceptedSheet[],
  all: ReadonlyMap<Sha256Hex, AcceptedSheet>,
): ResolvedRevision {
  const sorted = [...group].sort((a, b) => compareIds(a.hash, b.hash));
  const [first] = sorted;
  if (first === undefined) throw new Error('empty revision group');
  const members = new Set(sorted.map(({ hash }) => hash));
  const replaced = new Set(
    sorted.flatMap(({ sheet }) => sheet.replaces.filter((hash) => members.has(hash))),
  );
  const heads = sorted.filter(({ hash }) => !replaced.has(hash));
  const references = sorted.flatMap((accepted) => findBadReferences(accepted, members, all));
  const cycle = findCycle(sorted, members);
  const problems: RevisionProblem[] = [...references];
  if (cycle.length > 0) problems.push({ code: 'cycle', sheets: cycle });
  if (heads.length > 1) {
    problems.push({ code: 'several-heads', sheets: heads.map(({ hash }) => hash) });
  }
  const { stage, judge, entry } = first.sheet;
  const base = { stage, judge, entry, superseded: [...replaced].sort(compareIds), problems };
  const [head] = heads;
  const headIsBad = references.some(
    ({ sheets }) => head !== undefined && sheets.includes(head.hash),
  );
  if (head === undefined || heads.length > 1 || cycle.length > 0 || headIsBad) {
    return { ...base, state: 'conflict', heads: heads.map(({ hash }) => hash) };
  }
  const state = head.sheet.body.kind === 'recusal' ? 'recused' : 'scores';
  return { ...base, state, effective: head };
}

function findBadReferences(
  { hash, sheet }: AcceptedSheet,
  members: ReadonlySet<Sha256Hex>,
  all: ReadonlyMap<Sha256Hex, AcceptedSheet>,
): readonly RevisionProblem[] {
  const key = revisionKey(sheet);
  const isOwn = (names: Sha256Hex) => {
    const named = all.get(names);
    return named !== undefined && revisionKey(named.sheet) === key;
  };
  return sheet.replaces
    .filter((names) => !members.has(names) && !isOwn(names))
    .map((names) => ({
      code: all.has(names) ? ('foreign-predecessor' as const) : ('unknown-predecessor' as const),
      sheets: [hash],
      names,
    }));
}

/**
 * Sheets in a cycle, or built on one: what is left after taking away, again and again, every sheet
 * that replaces nothing that is left. Real hashes cannot form a cycle; a hand-made file can claim
 * one, and must not be able to choose which sheet counts.
 */
function findCycle(
  sorted: readonly AcceptedSheet[],
  members: ReadonlySet<Sha256Hex>,
): readonly Sha256Hex[] {
  let left = sorted;
  let before = -1;
  const remaining = new Set(members);
  while (left.length !== before) {
    before = left.length;
    left = left.filter(({ sheet }) => sheet.replaces.some((hash) => remaining.has(hash)));
    const kept = new Set(left.map(({ hash }) => hash));
    for (const hash of remaining) if (!kept.has(hash)) remaining.delete(hash);
  }
  return left.map(({ hash }) => hash);
}
