import { createSha256 } from '../core/crypto/digest.ts';
import { createSm3 } from '../core/crypto/sm3.ts';
import { describeRecomputed } from '../core/verify/recomputed-view.ts';
import { PORTABLE_PRIMITIVES } from '../core/verify/primitives.ts';
import { verifyArchive } from '../core/verify/verify-archive.ts';
import { blobAccess } from './blob-access.ts';
import { createPartServer, openCrew, type PartTask } from './crew.ts';
import type { Answer, Task } from './messages.ts';
import { openNativeEd25519, type Triple } from './native-ed25519.ts';

const DIGEST_PIECE = 1024 * 1024;

/** The page's work, away from the page, so that it stays responsive and can be cancelled. */
export function serveTasks(): void {
  const answer = (message: Answer) => postMessage(message);
  const servePart = createPartServer();
  addEventListener('message', ({ data }: MessageEvent<Task | PartTask>) => {
    if ('id' in data) return void servePart(data);
    const work = perform(data, answer);
    work.then(answer, (error: unknown) => answer({ type: 'crashed', message: String(error) }));
  });
}

function perform(task: Task, answer: (message: Answer) => void): Promise<Answer> {
  switch (task.type) {
    case 'verify':
      return verify(task, answer);
    case 'digests':
      return digest(task.file);
    case 'signatures':
      return answerSignatures(task.triples);
  }
}

async function answerSignatures(triples: readonly Triple[]): Promise<Answer> {
  const native = await openNativeEd25519();
  await native?.prepare(triples);
  const verifySignature = native?.verify ?? PORTABLE_PRIMITIVES.verify;
  const holds = triples.map(({ publicKey, message, signature }) =>
    verifySignature(publicKey, message, signature),
  );
  return { type: 'signatures', holds, engine: native ? 'native' : 'portable' };
}

async function verify(
  { file, root, given, workers, program }: Extract<Task, { type: 'verify' }>,
  answer: (message: Answer) => void,
): Promise<Answer> {
  const crew = await openCrew(file, workers, program);
  const done = await verifyArchive(
    { source: blobAccess(file), root, given },
    {
      crew: crew.readers,
      onProgress: (read, total) => answer({ type: 'progress', done: read, total }),
    },
  );
  if (!done.ok) return { type: 'refused', code: done.error.code, entry: done.error.entry };
  const { report, recomputed } = done.value;
  const view = recomputed ? describeRecomputed(recomputed) : null;
  return {
    type: 'verified',
    outcome: { report, recomputed: view, engine: crew.engine, workers },
  };
}

/** SHA-256 and SM3 of the file as it is, for the report. */
async function digest(file: Blob): Promise<Answer> {
  const sha256 = createSha256();
  const sm3 = createSm3();
  const source = blobAccess(file);
  for (let at = 0; at < file.size; at += DIGEST_PIECE) {
    const piece = await source.read(at, DIGEST_PIECE);
    sha256.update(piece);
    sm3.update(piece);
  }
  return { type: 'digests', digests: { sha256: sha256.hex(), sm3: sm3.hex() } };
}
