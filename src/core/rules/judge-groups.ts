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
