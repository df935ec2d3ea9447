import type { Answer, Task } from './messages.ts';

export type Running = { readonly answer: Promise<Answer>; readonly cancel: () => void };

let program = '';
let source: string | null = null;

/** Remembers the page's only script, which is the workers' program as well. */
export function keepProgram(script: HTMLOrSVGScriptElement | null): void {
  program = script?.textContent ?? '';
  source = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
}

/** Text of that script. */
export function programText(): string {
  return program;
}

/** Runs one task in a worker of its own; `cancel` ends it at once, with all its workers. */
export function runTask(task: Task, onProgress: (done: number, total: number) => void): Running {
  if (source === null) throw new Error('the page has no program');
  const worker = new Worker(source);
  const answer = new Promise<Answer>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.type === 'progress') return onProgress(data.done, data.total);
      worker.terminate();
      resolve(data);
    });
    worker.addEventListener('error', (event) => {
      worker.terminate();
      resolve({ type: 'crashed', message: event.message });
    });
  });
  worker.postMessage(task);
  return { answer, cancel: () => worker.terminate() };
}
