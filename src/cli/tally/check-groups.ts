import type { RulesFile } from '../../core/model/rules-file.ts';
import { MARKS } from '../../core/rules/engine/entry-table.ts';
import { TableRefusal } from './tables.ts';

/** The column that says which group a judge belongs to. */
export const GROUP_COLUMN = 'group';

/**
 * All groups that rules name, or null where a mark counts whatever its group. In rules that weigh
 * groups against each other, a mark of a group that they do not name would count nowhere.
 */
export function namedGroups({ ruleset }: RulesFile): readonly string[] | null {
  const conditions: string[][] = [];
  let unconditional = false;
  const factors: string[][] = [];
  for (const step of ruleset.steps) {
    if (step.do === 'reduce' && step.where?.column === GROUP_COLUMN) conditions.push(step.where.is);
    else if (step.do === 'reduce' && step.of === MARKS) unconditional = true;
    if (step.do === 'multiply' && step.by.from === 'axis' && step.by.axis === GROUP_COLUMN) {
      factors.push(Object.keys(step.by.factors));
    }
  }
  // A single condition beside a step over all marks only picks some of them out, as for a tie.
  const sets = new Set(conditions.map((is) => is.join('\u0000')));
  const picksOut = unconditional && sets.size < 2;
  const named = [...(picksOut ? [] : conditions), ...factors].flat();
  return named.length === 0 ? null : [...new Set(named)];
}

/** Refuses a row whose group the rules do not name, or that names none. */
export function checkGroup(group: string, known: readonly string[], line: number): void {
  if (known.includes(group)) return;
  const code = group === '' ? 'group-missing' : 'group-unknown';
  throw new TableRefusal(code, line, GROUP_COLUMN, group, { known: known.join(', ') });
}
