import { create } from 'zustand';
import type { StageId } from '../../../core/model/primitives.ts';
import type { StepId } from './steps.ts';

type OrganizerState = {
  /** Null until the person chose: then the next thing to do is shown. */
  readonly step: StepId | null;
  readonly stage: StageId | null;
  /** Where files were written last: the next export proposes it again. */
  readonly destinationId: string | null;
  readonly openStep: (step: StepId) => void;
  readonly openStage: (stage: StageId) => void;
  readonly useDestination: (destinationId: string) => void;
  /** When the desk is left: the next profile starts at its own next thing to do. */
  readonly forget: () => void;
};

/** Which step and stage are on screen. Ids only; rows belong to the backend. */
export const useOrganizerStore = create<OrganizerState>()((set) => ({
  step: null,
  stage: null,
  destinationId: null,
  openStep: (step) => set({ step }),
  openStage: (stage) => set({ stage }),
  useDestination: (destinationId) => set({ destinationId }),
  forget: () => set({ step: null, stage: null, destinationId: null }),
}));
