import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Primitives } from '../../core/verify/primitives.ts';
import { readDsseSuite } from './dsse-suite.ts';
import { readEd25519Suite } from './ed25519-suite.ts';
import { readJcsSuite, readJsonSuite } from './json-suites.ts';
import { readMerkleSuite } from './merkle-suite.ts';
import type { CaseVerdict, SuiteName, SuiteReader, VectorFile } from './suite.ts';
import { readZipSuite } from './zip-suite.ts';

type Suite = {
  readonly read: SuiteReader;
  /** Which files of a folder belong to the suite; a file that is named itself always does. */
  readonly isCase: (name: string) => boolean;
};

const isJson = (name: string) => name.endsWith('.json');

const SUITE_READERS: Readonly<Record<SuiteName, Suite>> = {
  ed25519: { read: readEd25519Suite, isCase: (name) => isJson(name) && !/cctv/i.test(name) },
  cctv: { read: readEd25519Suite, isCase: (name) => isJson(name) && !/wycheproof/i.test(name) },
  json: { read: readJsonSuite, isCase: isJson },
  jcs: { read: readJcsSuite, isCase: isJson },
  merkle: { read: readMerkleSuite, isCase: isJson },
  dsse: { read: readDsseSuite, isCase: isJson },
  zip: { read: readZipSuite, isCase: (name) => /\.(?:zip|jbarchive)$/i.test(name) },
};

/**
 * Runs a suite's file, or all of a folder below which it stands, through the functions that the
 * product itself uses. Throws what the file system throws.
 */
export async function runSuite(
  name: SuiteName,
  path: string,
  primitives: Primitives,
): Promise<readonly CaseVerdict[]> {
  const { read, isCase } = SUITE_READERS[name];
  const listed = listFiles(path, isCase).filter((file) => name !== 'jcs' || isJcsCase(file));
  const paths = withShortNames(listed);
  const verdicts: CaseVerdict[] = [];
  for (const file of paths) {
    const cases = await readOne(read, { ...file, bytes: readFileSync(file.path) }, primitives);
    const numbered = cases.some((one) => typeof one.case === 'number') && paths.length > 1;
    verdicts.push(...cases.map((one) => (numbered ? { ...one, file: file.name } : one)));
  }
  return verdicts;
}

async function readOne(
  read: SuiteReader,
  file: VectorFile,
  primitives: Primitives,
): Promise<readonly CaseVerdict[]> {
  // A view of its own: Node's buffers share memory, and are no plain Uint8Array.
  return read({ ...file, bytes: new Uint8Array(file.bytes) }, primitives);
}

type Named = Omit<VectorFile, 'bytes'>;

function listFiles(path: string, isCase: (name: string) => boolean): readonly Named[] {
  if (!statSync(path).isDirectory()) return [{ name: basename(path), path }];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => isCase(name) && statSync(join(path, name)).isFile())
    .toSorted()
    .map((name) => ({ name: name.replaceAll('\\', '/'), path: join(path, name) }));
}

/** File names alone where no two are alike: a suite's cases are known by them, wherever it stands. */
function withShortNames(files: readonly Named[]): readonly Named[] {
  const short = files.map(({ path }) => basename(path));
  if (new Set(short).size < files.length) return files;
  return files.map((file, index) => ({ ...file, name: short[index] ?? file.name }));
}

/** The published outputs are what inputs are compared with, unless they are all that was given. */
function isJcsCase({ name }: Named): boolean {
  return !/(?:^|\/)output\//.test(name);
}
