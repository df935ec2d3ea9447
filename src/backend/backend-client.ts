import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { MethodInput, MethodName, MethodOutput } from '../contract/contract.ts';
import type { Result } from '../core/result.ts';
import type { AppError } from '../contract/app-error.ts';
import type { Backend } from './backend.ts';

/** Speaks to a backend as the interface does, for work without a person. */
export type BackendClient = {
  call<M extends MethodName>(
    method: M,
    input: MethodInput<M>,
  ): Promise<Result<MethodOutput<M>, AppError>>;
  /** As `call`, where a failure would be a bug of the caller. */
  demand<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>>;
  /** Hands a file over as the interface does; gives its upload id. */
  uploadFile(path: string): Promise<string>;
  uploadBytes(name: string, bytes: Uint8Array): Promise<string>;
};

export function createBackendClient(backend: Backend): BackendClient {
  // The dispatcher answers with what the contract's row promises.
  const call = backend.call as BackendClient['call'];
  const upload = async (name: string, body: ReadableStream<Uint8Array>) => {
    const url = `http://jurybox.invalid/files/upload?name=${encodeURIComponent(name)}`;
    const request = new Request(url, { method: 'POST', body, duplex: 'half' } as RequestInit);
    const response = await backend.fetch(request);
    const answer = (await response?.json()) as Result<{ uploadId: string }, AppError>;
    if (!answer.ok) throw new Error(`upload of ${name} refused: ${answer.error.code}`);
    return answer.value.uploadId;
  };
  return {
    call,
    demand: async (method, input) => {
      const answer = await call(method, input);
      if (answer.ok) return answer.value;
      throw new Error(`${method} refused: ${JSON.stringify(answer.error)}`);
    },
    uploadFile: (path) =>
      upload(basename(path), Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>),
    uploadBytes: (name, bytes) =>
      upload(name, new Blob([bytes as Uint8Array<ArrayBuffer>]).stream()),
  };
}
