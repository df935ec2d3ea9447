import { useCallback, useRef, useState } from 'react';
import { fail } from '../../core/result.ts';
import { type ShownError, useTransport } from '../app/transport-context.ts';
import { uploadFile } from '../client/upload-file.ts';

export type Upload = { readonly uploadId: string; readonly name: string; readonly size: number };

/** Sends files to the backend one after the other, with one progress over all of them. */
export function useUpload(onUploaded: (uploads: readonly Upload[]) => void) {
  const transport = useTransport();
  const [share, setShare] = useState(0);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ShownError | null>(null);
  const abort = useRef<AbortController | null>(null);

  const send = useCallback(
    async (files: readonly File[]) => {
      if (files.length === 0) return;
      const controller = new AbortController();
      abort.current = controller;
      setBusy(true);
      setShare(0);
      setError(null);
      const total = Math.max(1, sum(files.map(({ size }) => size)));
      const uploads: Upload[] = [];
      let failure: ShownError | null = null;
      for (const file of files) {
        const before = sum(uploads.map(({ size }) => size));
        const onProgress = (done: number) => setShare((before + done) / total);
        const answer = await uploadFile(
          transport,
          file,
          file.name,
          onProgress,
          controller.signal,
        ).catch(() => fail({ code: 'upload-failed' as const }));
        if (!answer.ok) {
          failure = answer.error;
          break;
        }
        uploads.push(answer.value);
      }
      setBusy(false);
      if (failure === null) onUploaded(uploads);
      else if (!controller.signal.aborted) setError(failure);
    },
    [transport, onUploaded],
  );
  const cancel = useCallback(() => abort.current?.abort(), []);
  return { send, cancel, busy, share, error };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}
