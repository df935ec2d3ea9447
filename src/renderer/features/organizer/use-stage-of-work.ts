import { useEffect, useState } from 'react';
import type { Stage } from '../../../core/model/charter.ts';
import { useCall, type Call } from '../../app/transport-context.ts';
import { useOrganizerStore } from './organizer-store.ts';
import { findStageOfWork, type StepProgress } from './steps.ts';

/**
 * The stage on screen: the one the person chose, else the one that the event has reached. Null for
 * the moment that it takes to find out.
 */
export function useStageOfWork(stages: readonly Stage[]): Stage | null {
  const call = useCall();
  const chosen = useOrganizerStore((state) => state.stage);
  const [reached, setReached] = useState<number | null>(null);
  const ids = stages.map(({ id }) => id).join(' ');
  useEffect(() => {
    let left = false;
    void askEach(call, stages).then((progress) => {
      if (!left) setReached((before) => before ?? findStageOfWork(progress));
    });
    return () => {
      left = true;
    };
    // The ids stand for the stages: their other fields do not matter here.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [call, ids]);
  const known = stages.find(({ id }) => id === chosen);
  if (known) return known;
  return reached === null ? null : (stages[reached] ?? stages[0] ?? null);
}

async function askEach(
  call: Call,
  stages: readonly Stage[],
): Promise<readonly (readonly StepProgress[])[]> {
  return Promise.all(
    stages.map(async ({ id }) => {
      const answer = await call('contest.progress', { stage: id });
      return answer.ok ? answer.value : [];
    }),
  );
}
