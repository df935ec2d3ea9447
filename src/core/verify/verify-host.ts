import type { PartReader } from './part-reader.ts';
import type { Primitives } from './primitives.ts';

/** Where a verification runs. Everything is optional: without it, all runs here, in JavaScript. */
export type VerifyHost = {
  readonly primitives?: Primitives;
  /** Workers with their own access to the same container; none means in process. */
  readonly crew?: readonly PartReader[];
  /** Bytes of the container read so far, of all; called at most some hundred times. */
  readonly onProgress?: (done: number, total: number) => void;
};
