import type { ContestSetup, Stage, StageDivision } from './charter.ts';
import type { Rubric } from './rubric.ts';

/** The stage of a setup by id. */
export function findStage(setup: ContestSetup, stage: string): Stage | null {
  return setup.stages.find((candidate) => candidate.id === stage) ?? null;
}

/** What a stage does with a division. */
export function findStageDivision(
  setup: ContestSetup,
  stage: string,
  division: string,
): StageDivision | null {
  const found = findStage(setup, stage);
  return found?.divisions.find((candidate) => candidate.division === division) ?? null;
}

/** The rubric that a division is scored by in a stage. */
export function findRubric(setup: ContestSetup, stage: string, division: string): Rubric | null {
  const stageDivision = findStageDivision(setup, stage, division);
  return setup.rubrics.find((rubric) => rubric.id === stageDivision?.rubric) ?? null;
}
