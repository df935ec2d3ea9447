import { useCallback, useState } from 'react';
import type { MethodInput, MethodName, MethodOutput } from '../../contract/contract.ts';
import type { Result } from '../../core/result.ts';
import { useCall, type ShownError } from './transport-context.ts';

export type Action<M extends MethodName> = {
  /** Runs the method; the failure, if any, is also kept in `error` for an `ErrorNote`. */
  readonly run: (input: MethodInput<M>) => Promise<Result<MethodOutput<M>, ShownError>>;
  readonly busy: boolean;
  readonly error: ShownError | null;
  readonly clear: () => void;
};

/** One mutation with its busy state and its last failure, for a button or a form. */
export function useAction<M extends MethodName>(method: M): Action<M> {
  const call = useCall();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ShownError | null>(null);
  const run = useCallback(
    async (input: MethodInput<M>) => {
      setBusy(true);
      setError(null);
      const answer = await call(method, input);
      setBusy(false);
      if (!answer.ok) setError(answer.error);
      return answer;
    },
    [call, method],
  );
  const clear = useCallback(() => setError(null), []);
  return { run, busy, error, clear };
}
