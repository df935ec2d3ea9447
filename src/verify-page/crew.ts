import type { Result } from '../core/result.ts';
import type { PartContext, PartReader, PartRequest } from '../core/verify/part-reader.ts';
import type { PackedPart } from '../core/verify/pack-facts.ts';
import type { ZipError } from '../core/zip/zip-error.ts';
import type { Engine } from './messages.ts';
import { openPartReader } from './part-server.ts';

/** What the leading worker asks of a member of its crew. */
export type PartTask =
  | { readonly type: 'open-part'; readonly id: number; readonly file: Blob }
  | { readonly type: 'check-keys'; readonly id: number; readonly keys: readonly string[] }
  | { readonly type: 'start-part'; readonly id: number; readonly context: PartContext }
  | { readonly type: 'read-part'; readonly id: number; readonly part: PartRequest };

type PartAnswer = {
  readonly id: number;
  readonly engine?: Engine;
  readonly keys?: readonly string[];
  readonly facts?: Result<PackedPart, ZipError>;
  readonly fault?: string;
};

export type Crew = { readonly readers: readonly PartReader[]; readonly engine: Engine };

/**
 * Workers that each read parts of the file. The program comes as text: a page from a file has an origin
 * that nobody shares, not even its worker, which therefore cannot read the page's own blob.
 */
export async function openCrew(file: Blob, count: number, program: string): Promise<Crew> {
  const source = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const opened = await Promise.all(
    Array.from({ length: count }, async () => {
      const ask = connect(new Worker(source));
      const { engine } = await ask((id) => ({ type: 'open-part', id, file }));
      return { engine: engine ?? 'portable', reader: readerOver(ask) };
    }),
  );
  const isNative = opened.every(({ engine }) => engine === 'native');
  return {
    readers: opened.map(({ reader }) => reader),
    engine: isNative ? 'native' : 'portable',
  };
}

type Ask = (taskOf: (id: number) => PartTask) => Promise<PartAnswer>;

function connect(worker: Worker): Ask {
  const waiting = new Map<number, PromiseWithResolvers<PartAnswer>>();
  let last = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<PartAnswer>) => {
    const promise = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.fault === undefined) promise?.resolve(data);
    else promise?.reject(new Error(data.fault));
  });
  // Without this a worker that cannot start would be waited for without end.
  worker.addEventListener('error', ({ message }) => {
    for (const promise of waiting.values()) promise.reject(new Error(message));
  });
  return (taskOf) => {
    last += 1;
    const promise = Promise.withResolvers<PartAnswer>();
    waiting.set(last, promise);
    worker.postMessage(taskOf(last));
    return promise.promise;
  };
}

function readerOver(ask: Ask): PartReader {
  return {
    checkKeys: async (keys) => {
      const answer = await ask((id) => ({ type: 'check-keys', id, keys }));
      if (!answer.keys) throw new Error('a worker answered without keys');
      return answer.keys;
    },
    start: async (context) => {
      await ask((id) => ({ type: 'start-part', id, context }));
    },
    read: async (part) => {
      const { facts } = await ask((id) => ({ type: 'read-part', id, part }));
      if (!facts) throw new Error('a worker answered without facts');
      return facts;
    },
  };
}

/** The other end: what a member of the crew does. */
export function createPartServer(): (task: PartTask) => Promise<void> {
  let reader: PartReader | null = null;
  const work = async (task: PartTask): Promise<Omit<PartAnswer, 'id'>> => {
    if (task.type === 'open-part') {
      const opened = await openPartReader(task.file);
      reader = opened.reader;
      return { engine: opened.engine };
    }
    if (!reader) throw new Error('the part was not opened');
    if (task.type === 'check-keys') return { keys: await reader.checkKeys(task.keys) };
    if (task.type === 'read-part') return { facts: await reader.read(task.part) };
    await reader.start(task.context);
    return {};
  };
  return async (task) => {
    const answer = await work(task).catch((error: unknown) => ({ fault: String(error) }));
    postMessage({ ...answer, id: task.id });
  };
}
