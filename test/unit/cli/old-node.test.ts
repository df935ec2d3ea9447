import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refuseOldNode } from '../../../src/cli/old-node.ts';
import { PROJECT } from '../../support/project.ts';

const BUILT = join(PROJECT, 'out', 'cli', 'index.js');

/** The machine's own Node, where it is older than ours. */
function findOldNode(): string | null {
  const places = (process.env['PATH'] ?? '').split(delimiter).map((path) => join(path, 'node'));
  for (const place of places.filter((path) => existsSync(path))) {
    const version = execFileSync(place, ['--version'], { encoding: 'utf8' }).slice(1).trim();
    if (refuseOldNode(version) !== null) return place;
  }
  return null;
}

describe('a Node that is too old', () => {
  it('is told from one that will do', () => {
    expect(refuseOldNode(process.versions.node)).toBeNull();
    expect(refuseOldNode('24.0.0')).toBeNull();
    expect(refuseOldNode('22.13.1')).toContain('npx jurybox');
  });

  const old = findOldNode();
  it.skipIf(old === null || !existsSync(BUILT))(
    'ends the built program in one line that says what to run instead',
    () => {
      const { status, stdout, stderr } = spawnSync(old ?? '', [BUILT, 'tally'], {
        encoding: 'utf8',
      });
      expect(stderr).toMatch(
        /^jurybox: 需要 Node 24.*npx jurybox.*Jurybox needs 24.*npx jurybox …\n$/,
      );
      expect(stdout).toBe('');
      expect(status).toBe(2);
    },
  );
});
