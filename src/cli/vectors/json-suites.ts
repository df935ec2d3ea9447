import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { equalBytes, hexToBytes } from '../../core/bytes/binary.ts';
import { canonicalBytes, parseCanonicalJson, parseJson } from '../../core/json/canonical-json.ts';
import { verdictOf, type CaseVerdict, type SuiteReader } from './suite.ts';

/** JSONTestSuite: the parsing layer alone; canonical form refuses more, and is said beside it. */
export const readJsonSuite: SuiteReader = ({ name, bytes }) => {
  const parsed = parseJson(bytes);
  const canonical = parseCanonicalJson(bytes).ok;
  return [{ ...verdictOf(name, parsed.ok ? null : parsed.error), canonical }];
};

/**
 * RFC 8785's own samples: `input/x.json` must give `output/x.json` byte for byte. A file without a
 * partner must be its own output.
 */
export const readJcsSuite: SuiteReader = ({ name, path, bytes }) => {
  const canonical = parseCanonicalJson(bytes).ok;
  const say = (code: string | null): readonly CaseVerdict[] => [
    { ...verdictOf(name, code), canonical },
  ];
  const parsed = parseJson(bytes);
  if (!parsed.ok) return say(parsed.error);
  let given: Uint8Array;
  try {
    given = canonicalBytes(parsed.value);
  } catch {
    // A lone surrogate has no canonical form; the library says so by throwing.
    return say('not-canonical');
  }
  return say(equalBytes(given, publishedOutput(path) ?? bytes) ? null : 'other-output');
};

function publishedOutput(path: string): Uint8Array | null {
  const folder = dirname(path);
  if (basename(folder) !== 'input') return null;
  const output = join(folder, '..', 'output', basename(path));
  if (existsSync(output)) return new Uint8Array(readFileSync(output));
  const hex = join(folder, '..', 'outhex', basename(path).replace(/\.json$/, '.txt'));
  return existsSync(hex) ? hexToBytes(readFileSync(hex, 'utf8').replaceAll(/\s/g, '')) : null;
}
