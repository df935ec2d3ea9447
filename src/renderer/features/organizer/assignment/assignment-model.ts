import type { EntryId, JudgeId } from '../../../../core/model/primitives.ts';
import type { MethodInput } from '../../../../contract/contract.ts';

export type Panels = MethodInput<'assignment.save'>['panels'];
/** Who scores what: entries by judge. */
export type Ticks = ReadonlyMap<JudgeId, ReadonlySet<EntryId>>;

export function panelsToTicks(panels: Panels): Ticks {
  return new Map(panels.map(({ judge, entries }) => [judge, new Set(entries)]));
}

/** Panels in the order of the lists on screen, so that the same ticks always save the same bytes. */
export function ticksToPanels(
  ticks: Ticks,
  judges: readonly JudgeId[],
  entries: readonly EntryId[],
): Panels {
  return judges
    .map((judge) => ({ judge, entries: entries.filter((entry) => ticks.get(judge)?.has(entry)) }))
    .filter((panel) => panel.entries.length > 0);
}

/** Sets every pair of the given judges and entries to ticked or not. */
export function setTicks(
  ticks: Ticks,
  judges: readonly JudgeId[],
  entries: readonly EntryId[],
  ticked: boolean,
): Ticks {
  const next = new Map(ticks);
  for (const judge of judges) {
    const own = new Set(next.get(judge));
    for (const entry of entries) {
      if (ticked) own.add(entry);
      else own.delete(entry);
    }
    next.set(judge, own);
  }
  return next;
}

export type Coverage = 'none' | 'some' | 'all';

/** How much of a block is ticked: the state of a row's, a column's or the corner's box. */
export function coverageOf(
  ticks: Ticks,
  judges: readonly JudgeId[],
  entries: readonly EntryId[],
): Coverage {
  const all = judges.length * entries.length;
  const count = judges.reduce(
    (sum, judge) => sum + entries.filter((entry) => ticks.get(judge)?.has(entry)).length,
    0,
  );
  if (count === 0) return 'none';
  return count === all ? 'all' : 'some';
}

export function countForJudge(ticks: Ticks, judge: JudgeId, entries: readonly EntryId[]): number {
  return entries.filter((entry) => ticks.get(judge)?.has(entry)).length;
}

export function countForEntry(ticks: Ticks, entry: EntryId, judges: readonly JudgeId[]): number {
  return judges.filter((judge) => ticks.get(judge)?.has(entry)).length;
}

export function samePanels(a: Panels, b: Panels): boolean {
  const text = (panels: Panels) =>
    JSON.stringify(
      panels
        .filter(({ entries }) => entries.length > 0)
        .map(({ judge, entries }) => [judge, [...entries].sort()] as const)
        .sort(([left], [right]) => (left < right ? -1 : 1)),
    );
  return text(a) === text(b);
}
