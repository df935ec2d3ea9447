import type { Primitives } from '../../core/verify/primitives.ts';

/** Published suites whose own formats are read. */
export const SUITES = ['ed25519', 'cctv', 'json', 'jcs', 'merkle', 'dsse', 'zip'] as const;
export type SuiteName = (typeof SUITES)[number];

/** What the product makes of one case. */
export type CaseVerdict = {
  /** `tcId` or index where the suite numbers its cases, else the name of the file. */
  readonly case: string | number;
  readonly verdict: 'accept' | 'reject';
  /** Why it is refused; null for what is accepted. */
  readonly code: string | null;
  /** Whether the bytes are their own canonical form, where that is asked. */
  readonly canonical?: boolean;
  /** The file, where several files number their cases. */
  readonly file?: string;
};

export type VectorFile = {
  /** Its name, or its path below the given folder where two files have the same name. */
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array;
};

/** Reads one file of a suite; a malformed one is a refused case, never an exception. */
export type SuiteReader = (
  file: VectorFile,
  primitives: Primitives,
) => readonly CaseVerdict[] | Promise<readonly CaseVerdict[]>;

export function verdictOf(name: string | number, code: string | null): CaseVerdict {
  return { case: name, verdict: code === null ? 'accept' : 'reject', code };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
