import { useCallback, useEffect, useRef, useState } from 'react';
import { contestSetupSchema, type ContestSetup } from '../../../../core/model/charter.ts';
import { useCall, type ShownError } from '../../../app/transport-context.ts';

/** `held`: something is not filled in yet, so the last complete version stays saved. */
export type DraftState = 'saved' | 'saving' | 'held' | 'failed';

export type SetupDraft = {
  readonly setup: ContestSetup;
  readonly change: (setup: ContestSetup) => void;
  readonly state: DraftState;
  readonly error: ShownError | null;
  /** Paths of fields that cannot be saved as they stand. */
  readonly held: readonly string[];
};

/** Long enough to not save every keystroke, short enough to not be noticed. */
const SAVE_AFTER_MS = 500;

/**
 * The setup being edited. It saves itself after every pause and when the screen is left; what the
 * screen shows never jumps back to what the backend has, because this is the only editor.
 */
export function useSetupDraft(saved: ContestSetup): SetupDraft {
  const call = useCall();
  const [setup, setSetup] = useState(saved);
  const [state, setState] = useState<DraftState>('saved');
  const [error, setError] = useState<ShownError | null>(null);
  const [held, setHeld] = useState<readonly string[]>([]);
  const pending = useRef<ContestSetup | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const next = pending.current;
    if (next === null) return;
    pending.current = null;
    const answer = await call('contest.save', { setup: next });
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) setState('failed');
    else if (pending.current === null) setState('saved');
  }, [call]);

  const change = useCallback(
    (next: ContestSetup) => {
      setSetup(next);
      clearTimeout(timer.current);
      const parsed = contestSetupSchema.safeParse(next);
      setHeld(parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.')));
      pending.current = parsed.success ? next : null;
      setState(parsed.success ? 'saving' : 'held');
      if (parsed.success) timer.current = setTimeout(() => void flush(), SAVE_AFTER_MS);
    },
    [flush],
  );

  useEffect(
    () => () => {
      void flush();
    },
    [flush],
  );
  return { setup, change, state, error, held };
}
