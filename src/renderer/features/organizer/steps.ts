import type { MethodOutput } from '../../../contract/contract.ts';
import { STEP_IDS } from '../../../contract/contest-methods.ts';

export { STEP_IDS };
export type StepId = (typeof STEP_IDS)[number];
export type StepProgress = MethodOutput<'contest.progress'>[number];

/** Steps whose work belongs to one stage; the others are done once for the contest. */
const STAGE_STEPS: readonly StepId[] = ['assignment', 'packages', 'collect', 'result', 'archive'];

export function dependsOnStage(step: StepId): boolean {
  return STAGE_STEPS.includes(step);
}

/** The one next thing to do: the first step that is open and not in anybody's way. */
export function nextStep(progress: readonly StepProgress[]): StepId | null {
  return progress.find(({ state }) => state === 'todo')?.step ?? null;
}

/** Index of the last stage whose assignment was ever signed; the first one before that. */
export function findStageOfWork(progress: readonly (readonly StepProgress[])[]): number {
  const signed = progress.map((steps) =>
    steps.some(({ step, state }) => step === 'packages' && state !== 'blocked'),
  );
  return Math.max(0, signed.lastIndexOf(true));
}

/** The step that has to be done before a blocked one can go on. */
export function stepInTheWay(progress: readonly StepProgress[], blocked: StepId): StepId | null {
  const before = progress.slice(
    0,
    progress.findIndex(({ step }) => step === blocked),
  );
  return before.findLast(({ state }) => state === 'todo')?.step ?? null;
}
