import { useEffect, useEffectEvent } from 'react';
import { useCall } from '../app/transport-context.ts';
import { useQuery } from '../app/use-query.ts';
import type { Upload } from './use-upload.ts';

/**
 * Takes the file that the person opened by double click, if it is of the kind that is asked for here.
 * The backend gives it once: two places that are both on screen do not both take it.
 */
export function useOpenedFile(
  ending: string | null,
  onUploaded: (uploads: readonly Upload[]) => void,
): void {
  const opened = useQuery('app.openedFile', ending === null ? null : {}).data ?? null;
  const call = useCall();
  const take = useEffectEvent(async (uploadId: string) => {
    const answer = await call('app.takeOpenedFile', { uploadId });
    if (answer.ok && answer.value) onUploaded([answer.value]);
  });
  const wanted =
    opened !== null && ending !== null && opened.name.toLowerCase().endsWith(ending)
      ? opened.uploadId
      : null;
  useEffect(() => {
    if (wanted !== null) void take(wanted);
  }, [wanted]);
}
