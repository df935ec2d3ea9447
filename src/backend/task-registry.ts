import type { AppEvent } from '../contract/events.ts';
import type { EventHub } from './event-hub.ts';

type Phase = Extract<AppEvent, { type: 'progress' }>['phase'];

/** One piece of long work: can be cancelled, tells how far it is. */
export type Task = {
  readonly signal: AbortSignal;
  report(phase: Phase, done: number, total: number, label?: string): void;
};

export type TaskRegistry = {
  run<T>(taskId: string, work: (task: Task) => Promise<T>): Promise<T>;
  cancel(taskId: string): void;
};

/** At most ten reports a second and phase: progress is for eyes. */
const REPORT_INTERVAL_MS = 100;

export function createTaskRegistry(events: EventHub, now: () => Date): TaskRegistry {
  const running = new Map<string, AbortController>();
  return {
    run: async (taskId, work) => {
      const controller = new AbortController();
      running.set(taskId, controller);
      let last = { phase: '', at: 0 };
      const report: Task['report'] = (phase, done, total, label) => {
        const at = now().getTime();
        if (phase === last.phase && at - last.at < REPORT_INTERVAL_MS && done < total) return;
        last = { phase, at };
        events.emit({ type: 'progress', taskId, phase, done, total, ...(label ? { label } : {}) });
      };
      try {
        return await work({ signal: controller.signal, report });
      } finally {
        running.delete(taskId);
      }
    },
    cancel: (taskId) => running.get(taskId)?.abort(),
  };
}
