import type { MethodOutput } from '../../../../contract/contract.ts';
import type { DecisionBody, DecisionKind } from '../../../../core/model/decision.ts';
import { decimalSchema, type EntryId, type JudgeId } from '../../../../core/model/primitives.ts';

export type Tie = MethodOutput<'result.compute'>['ties'][number];
export type SignedDecision = MethodOutput<'decisions.list'>[number];

/** What a decision is about, as far as the place on the screen that it was begun from says. */
export type DecisionStart = {
  readonly kind: DecisionKind;
  readonly entry?: EntryId;
  readonly judge?: JudgeId;
  readonly tie?: Tie;
};

/** A decision while it is being written down. */
export type DecisionDraft = {
  readonly kind: DecisionKind;
  readonly entry: EntryId | null;
  readonly judge: JudgeId | null;
  readonly tie: Tie | null;
  /** The vote so far, best first. */
  readonly order: readonly EntryId[];
  /** Marks of the playoff as typed, by `markKey`. */
  readonly marks: Readonly<Record<string, string>>;
  /** Judges who mark the playoff; null: everyone on the panel. */
  readonly panel: readonly JudgeId[] | null;
};

export function startDraft(start: DecisionStart): DecisionDraft {
  return {
    kind: start.kind,
    entry: start.entry ?? null,
    judge: start.judge ?? null,
    tie: start.tie ?? null,
    order: [],
    marks: {},
    panel: null,
  };
}

export function markKey(entry: EntryId, judge: JudgeId): string {
  return `${entry}/${judge}`;
}

/** The entries that a decision about a tie has to name; none where the rules would not hear it. */
export function namedEntries(tie: Tie | null, kind: DecisionKind): readonly EntryId[] {
  return tie?.decidable.find(({ by }) => by === kind)?.entries ?? [];
}

/** The decision, or null while something of it is missing. */
export function bodyOf(draft: DecisionDraft, panel: readonly JudgeId[]): DecisionBody | null {
  const { kind, entry, judge, tie, order } = draft;
  switch (kind) {
    case 'withdrawal':
    case 'disqualification':
    case 'reinstatement':
      return entry === null ? null : { kind, entry };
    case 'admit-late':
      return entry === null || judge === null ? null : { kind, entry, judge };
    case 'vote': {
      const named = namedEntries(tie, kind);
      const whole = named.length > 1 && order.length === named.length;
      return tie === null || !whole ? null : { kind, division: tie.division, entries: [...order] };
    }
    case 'playoff':
      return playoffOf(draft, panel);
  }
}

function playoffOf(
  { tie, marks }: DecisionDraft,
  panel: readonly JudgeId[],
): Extract<DecisionBody, { kind: 'playoff' }> | null {
  const named = namedEntries(tie, 'playoff');
  if (tie === null || named.length < 2 || panel.length === 0) return null;
  const entries = named.map((entry) => ({
    entry,
    marks: panel.map((judge) => ({ judge, mark: marks[markKey(entry, judge)] ?? '' })),
  }));
  const whole = entries.every((one) => one.marks.every(({ mark }) => isMark(mark)));
  return whole ? { kind: 'playoff', division: tie.division, entries } : null;
}

export function isMark(text: string): boolean {
  return decimalSchema.safeParse(text).success;
}

/** Names as people write them down: one a line, or with commas between. */
export function splitNames(text: string): string[] {
  return text
    .split(/[\n,，、;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The decisions that name an entry, oldest first. */
export function decisionsAbout(
  decisions: readonly SignedDecision[],
  entry: string,
): readonly SignedDecision[] {
  return decisions.filter(({ decision: { body } }) => {
    switch (body.kind) {
      case 'vote':
        return body.entries.some((id) => id === entry);
      case 'playoff':
        return body.entries.some((one) => one.entry === entry);
      default:
        return body.entry === entry;
    }
  });
}

export function numberOf({ decision }: SignedDecision): number {
  return decision.decisionVersion;
}
