import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROJECT } from '../support/project.ts';

type Violation = {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
};
type Cruise = {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: { readonly violations: readonly Violation[] };
};

/** One forbidden import for each layer, and the rule that must catch it. */
const BREACHES = [
  ['src/core/breach.ts', "import 'node:fs';", 'core-is-pure'],
  ['src/contract/breach.ts', "import '../backend/dispatcher.ts';", 'contract-rests-on-core'],
  ['src/backend/breach.ts', "import 'electron';", 'backend-knows-no-shell'],
  ['src/backend/breach-too.ts', "import '../loopback/json-body.ts';", 'backend-knows-no-shell'],
  ['src/main/breach.ts', "import 'zod';", 'main-is-thin'],
  ['src/loopback/breach.ts', "import 'electron';", 'electron-in-main-and-preload-only'],
  ['src/preload/breach.ts', "import 'node:fs';", 'preload-is-tiny'],
  ['src/cli/breach.ts', "import '../main/pick-folder.ts';", 'cli-has-no-shell'],
  [
    'src/cli/verify/breach.ts',
    "import '../../backend/dispatcher.ts';",
    'verify-can-be-audited-alone',
  ],
  ['src/renderer/breach.tsx', "import '../backend/dispatcher.ts';", 'renderer-speaks-contract'],
  [
    'src/renderer/features/one/breach.ts',
    "import '../two/inside.ts';",
    'features-meet-at-their-index',
  ],
  [
    'src/renderer/app/breach.ts',
    "import '../features/two/inside.ts';",
    'features-are-entered-at-their-index',
  ],
  ['src/core/cycle-one.ts', "import './cycle-two.ts';", 'no-cycles'],
  ['src/core/missing.ts', "import './not-there.ts';", 'everything-resolves'],
  ['src/backend/dev.ts', "import 'yauzl';", 'no-development-packages'],
] as const;

let own: Cruise;
beforeAll(async () => {
  own = await cruise(PROJECT);
});

describe('the layers of src', () => {
  test('are seen: every layer has modules, TSX among them', () => {
    const sources = own.modules.map(({ source }) => source);
    for (const layer of [
      'core',
      'contract',
      'backend',
      'main',
      'preload',
      'loopback',
      'renderer',
    ]) {
      expect(
        sources.some((source) => source.startsWith(`src/${layer}/`)),
        layer,
      ).toBe(true);
    }
    expect(sources.filter((source) => source.startsWith('src/')).length).toBeGreaterThan(100);
    expect(sources.some((source) => source.endsWith('.tsx'))).toBe(true);
  });

  test('are kept', () => {
    expect(own.summary.violations.map(describeViolation)).toEqual([]);
  });
});

describe('a planted breach', () => {
  let folder = '';
  let planted: Cruise;

  beforeAll(async () => {
    // A copy: the checkout is worked in by people while this runs.
    folder = await mkdtemp(join(tmpdir(), 'jurybox-layers-'));
    for (const path of ['src', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
      await cp(join(PROJECT, path), join(folder, path), { recursive: true });
    }
    await symlink(join(PROJECT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    await plant(folder, 'src/renderer/features/two/inside.ts', 'export const inside = 1;');
    await plant(folder, 'src/core/cycle-two.ts', "import './cycle-one.ts';");
    for (const [path, text] of BREACHES) await plant(folder, path, text);
    planted = await cruise(folder);
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is the only thing wrong with the copy', () => {
    const files = new Set(BREACHES.map(([path]) => path as string));
    const others = planted.summary.violations.filter(({ from }) => !files.has(from));
    const cycle = 'no-cycles: src/core/cycle-two.ts -> src/core/cycle-one.ts';
    expect(others.map(describeViolation).filter((line) => line !== cycle)).toEqual(
      own.summary.violations.map(describeViolation),
    );
  });

  test.each(BREACHES)('%s with %s fails by %s', (path, _text, rule) => {
    const found = planted.summary.violations
      .filter(({ from }) => from === path)
      .map((violation) => violation.rule.name);
    expect(found).toContain(rule);
  });
});

async function plant(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), `${text}\n`);
}

async function cruise(folder: string): Promise<Cruise> {
  const cli = join(PROJECT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const args = [cli, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  await once(child, 'close');
  return JSON.parse(output) as Cruise;
}

function describeViolation({ from, to, rule }: Violation): string {
  return `${rule.name}: ${from} -> ${to}`;
}
