import type { RulesFile } from '../../core/model/rules-file.ts';
import { CRITERION_AXIS } from '../../core/rules/engine/entry-table.ts';
import { createScaleReader, isOnScale } from '../../core/rules/mark-scale.ts';
import type { Rational } from '../../core/rules/rational.ts';
import { TableRefusal } from './tables.ts';

/** Refuses a mark that its criterion, or the rules' scale, does not have. */
export type ScaleCheck = (
  mark: Rational,
  at: readonly string[],
  line: number,
  text: string,
) => void;

export function createScaleCheck({ rubric, ruleset, scale }: RulesFile): ScaleCheck {
  const scaleOf = createScaleReader(rubric, ruleset, scale);
  const axis = ruleset.axes.findIndex(({ id }) => id === CRITERION_AXIS);
  return (mark, at, line, text) => {
    const own = scaleOf(at);
    if (own === null) throw new TableRefusal('criterion-unknown', line, CRITERION_AXIS, at[axis]);
    if (!isOnScale(mark, own)) throw new TableRefusal('out-of-scale', line, 'mark', text);
  };
}
