import type { MethodOutput } from '../../../contract/contract.ts';

export type Archive = MethodOutput<'notary.openArchive'>;

/** An archive with the answer it got, and what was asked. */
export type Verified = {
  readonly archive: Archive;
  /** As it was typed when this was verified: what is on screen may have been changed since. */
  readonly root: string;
  /** Uploads that were checked along with it. */
  readonly receipts: readonly string[];
  readonly answer: MethodOutput<'notary.verify'>;
};
