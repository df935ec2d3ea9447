export type OnProgress = (done: number, total: number) => void;

/** Passes a stream through, and tells of every whole percent and of the end. */
export async function* reportProgress(
  source: AsyncIterable<Uint8Array>,
  total: number,
  onProgress: OnProgress | undefined,
): AsyncGenerator<Uint8Array> {
  let done = 0;
  let lastPercent = -1;
  for await (const chunk of source) {
    yield chunk;
    done += chunk.length;
    const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
    if (percent !== lastPercent) onProgress?.(done, total);
    lastPercent = percent;
  }
  // The total may be an estimate from above: the end is the end.
  if (done !== total) onProgress?.(total, total);
}
