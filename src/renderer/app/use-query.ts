import { useCallback, useEffect, useRef, useState } from 'react';
import type { MethodInput, MethodName, MethodOutput } from '../../contract/contract.ts';
import type { AppEvent } from '../../contract/events.ts';
import { useCall, useTransport, type ShownError } from './transport-context.ts';

type Area = Extract<AppEvent, { type: 'changed' }>['area'];

export type QueryState<T> = {
  /** The last good answer; stays while a newer one is fetched. */
  readonly data: T | undefined;
  readonly error: ShownError | null;
  readonly loading: boolean;
  readonly reload: () => void;
};

/** What can change the answer of a family of methods. */
const AREAS: Readonly<Record<string, readonly Area[]>> = {
  app: ['profile'],
  identity: ['identity', 'profile'],
  judging: ['desk', 'profile'],
  contest: ['contest', 'entries', 'judges', 'assignment', 'result', 'profile'],
  root: ['contest', 'identity'],
  signing: ['contest', 'judges'],
  holder: ['identity'],
  entries: ['entries', 'contest'],
  judges: ['judges', 'contest'],
  assignment: ['assignment', 'entries', 'judges'],
  packages: ['assignment', 'entries', 'judges'],
  bundles: ['result'],
  decisions: ['result', 'assignment'],
  log: ['result', 'assignment', 'judges'],
  result: ['result', 'entries', 'judges', 'assignment'],
};

/**
 * Asks once and again after every `changed` event of the method's areas and after a reconnect.
 * Input null: do not ask yet.
 */
export function useQuery<M extends MethodName>(
  method: M,
  input: MethodInput<M> | null,
): QueryState<MethodOutput<M>> {
  const call = useCall();
  const key = input === null ? null : JSON.stringify(input);
  const [state, setState] = useState<Answered<M>>({ key: null, data: undefined, error: null });
  const asked = useRef(0);

  const reload = useCallback(() => {
    if (key === null) return;
    const turn = ++asked.current;
    const ask = async () => {
      const answer = await call(method, JSON.parse(key) as MethodInput<M>);
      // A later question overtook this one: its answer is the newer truth.
      if (turn !== asked.current) return;
      setState((before) => ({
        key,
        data: answer.ok ? answer.value : before.key === key ? before.data : undefined,
        error: answer.ok ? null : answer.error,
      }));
    };
    void ask();
  }, [call, method, key]);

  useEffect(reload, [reload]);
  useReloadOnChange(method, reload);
  const current = state.key === key;
  return {
    data: current ? state.data : undefined,
    error: current ? state.error : null,
    loading: key !== null && !current,
    reload,
  };
}

type Answered<M extends MethodName> = {
  readonly key: string | null;
  readonly data: MethodOutput<M> | undefined;
  readonly error: ShownError | null;
};

/** Bursts of events (an import touches many areas) lead to one question. */
const SETTLE_MS = 30;

function useReloadOnChange(method: MethodName, reload: () => void): void {
  const transport = useTransport();
  useEffect(() => {
    const areas = AREAS[method.split('.')[0] ?? ''] ?? [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(reload, SETTLE_MS);
    };
    let wasConnected = true;
    const stopEvents = transport.subscribe((event) => {
      if (event.type === 'changed' && areas.includes(event.area)) soon();
      if (event.type === 'profile' && method.startsWith('app.')) soon();
    });
    const stopConnection = transport.onConnection((connected) => {
      if (connected && !wasConnected) soon();
      wasConnected = connected;
    });
    return () => {
      clearTimeout(timer);
      stopEvents();
      stopConnection();
    };
  }, [transport, method, reload]);
}
