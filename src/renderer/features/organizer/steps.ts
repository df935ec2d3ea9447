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
