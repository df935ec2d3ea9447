import { readFile } from 'node:fs/promises';
import {
  ARCHIVE_PATHS,
  chainPath,
  objectPath,
} from '../../../../src/core/archive/archive-paths.ts';
import { readArchive } from '../../../../src/core/archive/read-archive.ts';
import { sha256Hex } from '../../../../src/core/crypto/digest.ts';
import {
  parseEnvelope,
  signEnvelope,
  type Envelope,
  type SigningKey,
} from '../../../../src/core/envelope/dsse.ts';
import {
  payloadTypeOf,
  type PayloadKind,
  type PayloadOf,
} from '../../../../src/core/envelope/payload-types.ts';
import { canonicalBytes } from '../../../../src/core/json/canonical-json.ts';
import type { ContestResult } from '../../../../src/core/model/contest-result.ts';
import type { Sha256Hex } from '../../../../src/core/model/primitives.ts';
import type { GivenFile } from '../../../../src/core/verify/given-files.ts';
import { verifyArchive, type Verification } from '../../../../src/core/verify/verify-archive.ts';
import { memoryRandomAccess } from '../../../../src/core/zip/random-access.ts';
import { writeZipBytes } from '../../../../src/core/zip/zip-writer.ts';
import { nativePrimitives } from '../../../../src/cli/native-primitives.ts';
import type { DemoKeys } from './demo-keys.ts';

export type Files = Map<string, Uint8Array>;
type Hashed = 'packages' | 'sheets' | 'bundles' | 'receipts';

/** One archive being forged: its files, and the keys of whoever forges it. */
export type Forgery = { readonly files: Files; readonly keys: DemoKeys };

export async function readFiles(path: string): Promise<Files> {
  const files = await readArchive(memoryRandomAccess(new Uint8Array(await readFile(path))));
  if (!files.ok) throw new Error(files.error.code);
  return new Map(files.value);
}

/** Through a container and back, as a notary would get it. */
export async function verifyFiles(
  files: Files,
  root: string,
  given: readonly GivenFile[] = [],
): Promise<Verification> {
  const source = memoryRandomAccess(zipFiles(files));
  const verified = await verifyArchive({ source, root, given }, { primitives: nativePrimitives });
  if (!verified.ok) throw new Error(verified.error.code);
  return verified.value;
}

export function zipFiles(files: Files): Uint8Array {
  const sorted = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return writeZipBytes(sorted.map(([path, content]) => ({ path, bytes: content })));
}

export function bytesAt(files: Files, path: string): Uint8Array {
  const bytes = files.get(path);
  if (!bytes) throw new Error(`no ${path}`);
  return bytes;
}

export function pathsOf(files: Files, folder: string): readonly string[] {
  return [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).toSorted();
}

export function payloadAt<K extends PayloadKind>(files: Files, path: string): PayloadOf<K> {
  const opened = parseEnvelope(bytesAt(files, path));
  if (!opened.ok) throw new Error(opened.error);
  return JSON.parse(new TextDecoder().decode(opened.value.payload)) as PayloadOf<K>;
}

export function envelopeAt(files: Files, path: string): Envelope {
  return JSON.parse(new TextDecoder().decode(bytesAt(files, path))) as Envelope;
}

/** Signs whatever it is given: a forger's tools check no schema. */
export function forge(kind: PayloadKind, payload: unknown, keys: readonly SigningKey[]) {
  const payloadBytes = canonicalBytes(payload);
  const envelope = signEnvelope(payloadTypeOf(kind), payloadBytes, keys);
  return { hash: sha256Hex(payloadBytes) as Sha256Hex, bytes: canonicalBytes(envelope) };
}

/** Replaces a file by one with another payload, under the name that its content demands. */
export function rewrite(
  { files }: Forgery,
  kind: PayloadKind,
  path: string,
  payload: unknown,
  key: SigningKey,
): Sha256Hex {
  const { hash, bytes } = forge(kind, payload, [key]);
  files.delete(path);
  const folder = path.split('/')[0] ?? '';
  const isHashed = ['packages', 'sheets', 'bundles', 'receipts'].includes(folder);
  files.set(isHashed ? objectPath(folder as Hashed, hash) : path, bytes);
  return hash;
}

/** The organizer's cover-up: a fresh result over what is there now, and a fresh index. */
export async function coverUp(forgery: Forgery, root: string): Promise<void> {
  const { files, keys } = forgery;
  files.delete(ARCHIVE_PATHS.countersignature);
  const { recomputed } = await verifyFiles(files, root);
  if (!recomputed) throw new Error('nothing to compute from');
  const result = payloadAt<'result'>(files, ARCHIVE_PATHS.result);
  const assignments = pathsOf(files, 'assignments');
  const last = parseEnvelope(bytesAt(files, assignments.at(-1) ?? ''));
  if (!last.ok) throw new Error(last.error);
  const again: ContestResult = {
    ...result,
    assignment: sha256Hex(last.value.payload) as Sha256Hex,
    sheets: [...recomputed.output.sheets],
    computed: recomputed.output.computed,
  };
  rewrite(forgery, 'result', ARCHIVE_PATHS.result, again, keys.operations);
  reindex(forgery);
}

/** A fresh index, signed by operations, so that only the tampering itself is left to find. */
export function reindex(forgery: Forgery, change: object = {}): void {
  const { files, keys } = forgery;
  const index = payloadAt<'archive'>(files, ARCHIVE_PATHS.index);
  files.delete(ARCHIVE_PATHS.index);
  files.delete(ARCHIVE_PATHS.countersignature);
  const listed = [...files].map(([path, bytes]) => ({
    path,
    size: bytes.length,
    sha256: sha256Hex(bytes),
  }));
  const { bytes } = forge('archive', { ...index, files: listed, ...change }, [keys.operations]);
  files.set(ARCHIVE_PATHS.index, bytes);
}

/** Adds the next roster, as the root would sign it, changed at will. */
export function addRoster(
  { files, keys }: Forgery,
  change: Readonly<Record<string, unknown>> = {},
  version = 2,
  key = keys.root,
): void {
  const first = chainPath('rosters', 1);
  const opened = parseEnvelope(bytesAt(files, first));
  if (!opened.ok) throw new Error(opened.error);
  const roster = payloadAt<'roster'>(files, first);
  const previous = sha256Hex(opened.value.payload);
  const next = { ...roster, rosterVersion: version, previous, ...change };
  files.set(chainPath('rosters', version), forge('roster', next, [key]).bytes);
}
