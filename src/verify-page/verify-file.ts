import { guessFileKind, isOtherKind, KIND_BYTES } from '../core/archive/file-kind.ts';
import type { VerificationReport } from '../core/verify/report.ts';
import type { Answer } from './messages.ts';
import { programText, runTask, type Running } from './run-task.ts';
import { typedRoot, type Failure, type State } from './state.ts';

type Done = Pick<State, 'outcome' | 'failure'>;

/** Cores of this machine, within reason: each worker holds its own part in memory. */
const MAX_WORKERS = 8;

/** Starts the verification of what the state holds. */
export async function startVerify(
  state: State & { readonly file: File },
  onProgress: (done: number, total: number) => void,
): Promise<{ readonly done: Promise<Done>; readonly cancel: () => void }> {
  const started = performance.now();
  const given = await Promise.all(
    state.receipts.map(async (file) => ({ name: file.name, bytes: await bytesOf(file) })),
  );
  const task = {
    type: 'verify',
    file: state.file,
    root: typedRoot(state) ?? '',
    given,
    program: programText(),
    workers: Math.min(MAX_WORKERS, navigator.hardwareConcurrency || 1),
  } as const;
  const running: Running = runTask(task, onProgress);
  const done = running.answer.then(async (answer) => {
    const seconds = (performance.now() - started) / 1000;
    return toDone(answer, await bytesOf(state.file.slice(0, KIND_BYTES)), seconds);
  });
  return { done, cancel: running.cancel };
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

function toDone(answer: Answer, head: Uint8Array, seconds: number): Done {
  const failed = (failure: Failure): Done => ({ outcome: null, failure });
  const kind = guessFileKind(head);
  switch (answer.type) {
    case 'verified':
      return isNoArchive(answer.outcome.report)
        ? failed({ key: 'failure.kind', params: {}, kind })
        : { outcome: { ...answer.outcome, seconds }, failure: null };
    case 'refused':
      // What is no ZIP at all is called by its kind; what is one, and broken, by what is wrong.
      return !isOtherKind(kind, 'archive')
        ? failed({
            key: 'failure.container',
            params: { code: answer.code, entry: answer.entry ?? '' },
          })
        : failed({ key: 'failure.kind', params: {}, kind });
    case 'crashed':
      return failed({ key: 'failure.crash', params: { message: answer.message } });
    case 'progress':
    case 'digests':
    case 'signatures':
      throw new Error('another task answered');
  }
}

/** A sound ZIP without charter and index is some other file, not an archive that was tampered with. */
function isNoArchive(report: VerificationReport): boolean {
  const isMissing = (step: number) =>
    report.steps[step - 1]?.findings.some(({ code }) => code === 'file-missing') ?? false;
  return isMissing(1) && isMissing(11) && report.contest === null;
}
