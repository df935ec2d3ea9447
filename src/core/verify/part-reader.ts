import type { Result } from '../result.ts';
import type { ZipError } from '../zip/zip-error.ts';
import type { ZipEntry } from '../zip/zip-layout.ts';

/** What every part of an archive is read against. Plain data: it is posted to workers. */
export type PartContext = { readonly operationsKey: string | null };
/** Files that follow one another in the container. */
export type PartRequest = { readonly entries: readonly ZipEntry[] };
/** What is kept of them. Plain data. */
export type PartFacts = { readonly files: readonly (readonly [string, Uint8Array])[] };

/**
 * Reads parts of an archive: the map of a verification, whose reduce runs where it was called. A
 * host has one in process (`createPartReader`) or several, each a worker that runs the same function
 * over its own access to the container.
 */
export type PartReader = {
  readonly start: (context: PartContext) => Promise<void>;
  readonly read: (part: PartRequest) => Promise<Result<PartFacts, ZipError>>;
};
