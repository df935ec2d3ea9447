import type { ContestSetup } from '../../../../core/model/charter.ts';
import { criterionTitle } from '../result/criterion-title.ts';

type Place = { readonly axis: string; readonly id: string };

/** Where a mark stands, in words: `Zhou Qiming · Innovation`. */
export function placeTextOf(
  setup: ContestSetup,
  judgeName: (judge: string) => string,
): (at: readonly Place[]) => string {
  return (at) =>
    at
      .map(({ axis, id }) => {
        if (axis === 'judge') return judgeName(id);
        return axis === 'criterion' ? criterionTitle(setup, id) : id;
      })
      .join(' · ');
}
