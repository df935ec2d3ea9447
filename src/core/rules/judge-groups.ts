import type { RosterJudge } from '../model/people.ts';
import type { JudgeId } from '../model/primitives.ts';
import type { Ruleset } from '../model/ruleset.ts';

/**
 * The groups of judges that a ruleset tells apart, in the order it names them; null where it knows
 * none. An empty list: any group will do, but every judge needs one.
 */
export function judgeGroupsOf({ steps }: Ruleset): readonly string[] | null {
  const names = steps.flatMap((step): readonly string[] => {
    if (step.do === 'multiply' && step.by.from === 'axis' && step.by.axis === 'group') {
      return Object.keys(step.by.factors);
    }
    return step.do === 'reduce' && step.where?.column === 'group' ? step.where.is : [];
  });
  const grouped = steps.some((step) => step.do === 'reduce' && step.into === 'group');
  return grouped || names.length > 0 ? [...new Set(names)] : null;
}

/**
 * Judges of a roster whose marks the rules would not know what to do with: in no group, or in one
 * that the rules do not name. Their marks are open, never left out (docs/rulesets.md, Groups).
 */
export function findGrouplessJudges(
  ruleset: Ruleset,
  { judges }: { readonly judges: readonly RosterJudge[] },
): ReadonlySet<JudgeId> {
  const groups = judgeGroupsOf(ruleset);
  const isFine = ({ group }: RosterJudge) =>
    groups === null || (group !== undefined && (groups.length === 0 || groups.includes(group)));
  return new Set(judges.filter((judge) => !isFine(judge)).map(({ id }) => id));
}
