import { useCallback, useEffect, useState } from 'react';
import type { AppEvent } from '../../contract/events.ts';
import { useCall, useTransport } from './transport-context.ts';

export type TaskProgress = Extract<AppEvent, { type: 'progress' }>;

export type Task = {
  /** Null while nothing runs. */
  readonly id: string | null;
  readonly progress: TaskProgress | null;
  /** Begins a task and gives the id to call the long method with. */
  readonly start: () => string;
  readonly finish: () => void;
  readonly cancel: () => void;
};

/** Follows one piece of long work: its id, its progress events and its cancellation. */
export function useTask(): Task {
  const transport = useTransport();
  const call = useCall();
  const [id, setId] = useState<string | null>(null);
  const [progress, setProgress] = useState<TaskProgress | null>(null);

  useEffect(() => {
    if (id === null) return;
    return transport.subscribe((event) => {
      if (event.type === 'progress' && event.taskId === id) setProgress(event);
    });
  }, [transport, id]);

  const start = useCallback(() => {
    const next = `t-${crypto.randomUUID()}`;
    setProgress(null);
    setId(next);
    return next;
  }, []);
  const finish = useCallback(() => {
    setId(null);
    setProgress(null);
  }, []);
  const cancel = useCallback(() => {
    if (id !== null) void call('app.cancelTask', { taskId: id });
  }, [call, id]);
  return { id, progress, start, finish, cancel };
}
