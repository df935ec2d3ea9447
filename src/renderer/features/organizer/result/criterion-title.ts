import type { ContestSetup } from '../../../../core/model/charter.ts';

/** Title of a criterion in whichever rubric has it; its id stands in where none does. */
export function criterionTitle(setup: ContestSetup, id: string): string {
  for (const { criteria } of setup.rubrics) {
    const found = criteria.find((criterion) => criterion.id === id);
    if (found) return found.title;
  }
  return id;
}
