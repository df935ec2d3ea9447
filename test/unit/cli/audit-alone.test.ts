import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../../support/project.ts';

/** Every source and package that a source loads, directly or through others. */
function loadedBy(entry: string): readonly string[] {
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const source = readFileSync(path, 'utf8');
    // Imports of types are gone before anything runs; a dynamic import is a command's own matter.
    for (const match of source.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from '([^']+)';/gms)) {
      const from = match[1] ?? '';
      if (from.startsWith('.')) visit(join(dirname(path), from));
      else seen.add(from);
    }
  };
  visit(join(PROJECT, entry));
  return [...seen].map((path) => (path.startsWith(PROJECT) ? relative(PROJECT, path) : path));
}

describe('what can be audited alone', () => {
  it.each(['src/cli/commands/verify.ts', 'src/cli/commands/inspect.ts'])(
    '%s loads core, its own files and node:fs',
    (entry) => {
      const loaded = loadedBy(entry);
      expect(loaded.length).toBeGreaterThan(20);
      const foreign = loaded.filter(
        (path) =>
          !/^src\/(core|cli|texts)\//.test(path) &&
          !/^node:(fs\/promises|crypto|os|util|worker_threads|zlib)$/.test(path) &&
          !/^(zod|canonicalize|sm-crypto-v2|@noble\/[a-z]+\/.*|@scure\/.*|@peculiar\/asn1-.*)$/.test(
            path,
          ),
      );
      expect(foreign).toEqual([]);
    },
  );

  it('has one file that leaves JavaScript for OpenSSL', () => {
    const users = loadedBy('src/cli/commands/verify.ts').filter(
      (path) =>
        path.startsWith('src/') &&
        readFileSync(join(PROJECT, path), 'utf8').includes("'node:crypto'"),
    );
    expect(users).toEqual(['src/cli/native-primitives.ts']);
  });
});
