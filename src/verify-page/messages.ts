import type { GivenFile } from '../core/verify/given-files.ts';
import type { RecomputedView } from '../core/verify/recomputed-view.ts';
import type { VerificationReport } from '../core/verify/report.ts';

import type { Triple } from './native-ed25519.ts';

export type Engine = 'native' | 'portable';

/** What the page asks of a worker. A File is a handle: posting it copies nothing. */
export type Task =
  | {
      readonly type: 'verify';
      readonly file: Blob;
      readonly root: string;
      readonly given: readonly GivenFile[];
      readonly workers: number;
      /** Text of the program, for the workers of the worker. */
      readonly program: string;
    }
  | { readonly type: 'digests'; readonly file: Blob }
  /** For the published vectors: what this browser answers by the page's own code. */
  | { readonly type: 'signatures'; readonly triples: readonly Triple[] };

export type Outcome = {
  readonly report: VerificationReport;
  readonly recomputed: RecomputedView | null;
  readonly engine: Engine;
  readonly workers: number;
};

export type Digests = { readonly sha256: string; readonly sm3: string };

/** What a worker answers; `progress` any number of times, then one of the others. */
export type Answer =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'verified'; readonly outcome: Outcome }
  | { readonly type: 'refused'; readonly code: string; readonly entry: string | null }
  | { readonly type: 'digests'; readonly digests: Digests }
  | { readonly type: 'signatures'; readonly holds: readonly boolean[]; readonly engine: Engine }
  | { readonly type: 'crashed'; readonly message: string };
