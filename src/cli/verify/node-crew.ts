import { open } from 'node:fs/promises';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import {
  createPartReader,
  type PartContext,
  type PartReader,
  type PartRequest,
} from '../../core/verify/part-reader.ts';
import type { Primitives } from '../../core/verify/primitives.ts';
import { createFileAccess } from './file-access.ts';

type Task = { readonly id: number } & (
  | { readonly keys: readonly string[] }
  | { readonly context: PartContext }
  | { readonly part: PartRequest }
  | { readonly settle: true }
);
type Answer = { readonly id: number; readonly value?: unknown; readonly fault?: string };
type WorkerData = { readonly partsOf: string; readonly portable: boolean };

export type NodeCrew = {
  readonly readers: readonly PartReader[];
  readonly close: () => Promise<void>;
};

/**
 * Threads that read parts of one archive, each with a file handle of its own. `program` is the file
 * that a thread runs; it must call `servePartsInThread`.
 */
export function openNodeCrew(
  { path, program, portable }: { path: string; program: string; portable: boolean },
  count: number,
): NodeCrew {
  const workers = Array.from({ length: count }, () => {
    const data: WorkerData = { partsOf: path, portable };
    return new Worker(program, { workerData: data });
  });
  return {
    readers: workers.map(connect),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function connect(worker: Worker): PartReader {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  worker.on('message', ({ id, value, fault }: Answer) => {
    const promise = waiting.get(id);
    waiting.delete(id);
    if (fault === undefined) promise?.resolve(value);
    else promise?.reject(new Error(fault));
  });
  // Without these a thread that ended would be waited for without end.
  const giveUp = (error: Error) => {
    for (const promise of waiting.values()) promise.reject(error);
  };
  worker.on('error', giveUp);
  worker.on('exit', () => giveUp(new Error('a thread ended before its answer')));
  const ask = async (task: object): Promise<unknown> => {
    last += 1;
    const promise = Promise.withResolvers<unknown>();
    waiting.set(last, promise);
    worker.postMessage({ ...task, id: last });
    return promise.promise;
  };
  return {
    checkKeys: async (keys) => (await ask({ keys })) as readonly string[],
    start: async (context) => {
      await ask({ context });
    },
    read: async (part) => (await ask({ part })) as Awaited<ReturnType<PartReader['read']>>,
    settle: async () => (await ask({ settle: true })) as readonly string[],
  };
}

/** The other end: what a thread of `openNodeCrew` does. Throws in any other thread. */
export async function servePartsInThread(
  primitivesOf: (portable: boolean) => Primitives,
): Promise<void> {
  const data = workerData as WorkerData;
  const port = parentPort;
  if (!port) throw new Error('this is no thread of a crew');
  const file = await open(data.partsOf, 'r');
  const source = createFileAccess(file, (await file.stat()).size);
  const reader = createPartReader(source, primitivesOf(data.portable));
  const work = async (task: Task) => {
    if ('keys' in task) return reader.checkKeys(task.keys);
    if ('context' in task) return reader.start(task.context);
    return 'part' in task ? reader.read(task.part) : reader.settle?.();
  };
  port.on('message', (task: Task) => {
    work(task).then(
      (value) => port.postMessage({ id: task.id, value }),
      (error: unknown) => port.postMessage({ id: task.id, fault: String(error) }),
    );
  });
}
