import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, PROJECT } from '../../support/project.ts';
import { createStandInDist } from './stand-in-dist.ts';

const config = await getConfig(PROJECT, join(PROJECT, 'electron-builder.yml'), null);
/** States in a fuse wire: the digits of the binary. */
const ENABLED = 0x31;
const DISABLED = 0x30;

describe('electron-builder.yml', () => {
  test('satisfies the schema of electron-builder', async () => {
    await validateConfiguration(structuredClone(config), new DebugLogger(false));
  });

  test('a mistake in it would be noticed', async () => {
    const wrong = { ...config, electronFuses: { runAsNode: 'no' as unknown as boolean } };
    await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow(/runAsNode/);
  });

  test('names the Electron that is developed against', async () => {
    const { devDependencies } = JSON.parse(
      await readFile(join(PROJECT, 'package.json'), 'utf8'),
    ) as { devDependencies: Record<string, string> };
    expect(config.electronVersion).toBe(devDependencies['electron']);
  });
});

describe('a packaged application', () => {
  let folder = '';
  let files: readonly string[] = [];
  const unpacked = () => join(folder, 'out', 'linux-unpacked');

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jurybox-package-'));
    await createStandInDist(join(folder, 'dist'), config.electronVersion ?? '');
    await runBuilder(folder);
    const asar = join(unpacked(), 'resources', 'app.asar');
    files = listPackage(asar, { isPack: false }).map((path) => path.replaceAll('\\', '/'));
  }, 180_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('holds the built application and its resources', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/out/main/index.js',
        '/out/preload/index.cjs',
        '/out/renderer/index.html',
        '/out/loopback/index.js',
        '/out/cli/index.js',
        '/resources/presets/generic-plain-mean.json',
      ]),
    );
    expect(files.some((path) => path.endsWith('.bcmap'))).toBe(true);
  });

  test('holds no source, test, script, source map or document of the checkout', () => {
    const own = files.filter((path) => !/^\/node_modules(\/|$)/.test(path));
    const top = new Set(own.map((path) => path.split('/')[1]));
    expect(top).toEqual(new Set(['out', 'package.json', 'resources']));
    expect(own.filter((path) => /\.(ts|tsx|map|py)$/.test(path))).toEqual([]);
  });

  test('holds every package that the built bundles import, and none of the renderer', async () => {
    const needed = await importedPackages(['main', 'loopback', 'cli']);
    expect(needed.length).toBeGreaterThan(3);
    const installed = needed.filter((name) => files.includes(`/node_modules/${name}/package.json`));
    expect(installed).toEqual(needed);
    for (const name of [
      'react',
      '@mantine/core',
      '@tabler/icons-react',
      'pdfjs-dist',
      'electron',
    ]) {
      expect(files).not.toContain(`/node_modules/${name}/package.json`);
    }
    expect(files.filter((path) => /\/node_modules\/node-(linux|win|darwin)-/.test(path))).toEqual(
      [],
    );
  });

  test('threats.md row 48: its fuses are set', async () => {
    const wire = await getCurrentFuseWire(join(unpacked(), 'jurybox'));
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    for (const fuse of on) expect(wire[fuse], FuseV1Options[fuse]).toBe(ENABLED);
    for (const fuse of off) expect(wire[fuse], FuseV1Options[fuse]).toBe(DISABLED);
  });
});

async function runBuilder(folder: string): Promise<void> {
  const cli = join(PROJECT, 'node_modules', 'electron-builder', 'cli.js');
  const overrides = [
    `-c.electronDist=${join(folder, 'dist')}`,
    `-c.directories.output=${join(folder, 'out')}`,
  ];
  const child = spawn(process.execPath, [cli, '--linux', 'dir', '--x64', ...overrides], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`electron-builder ended with ${code}:\n${output}`);
}

/** Names of the packages that built files import by name. */
async function importedPackages(folders: readonly string[]): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const folder of folders) {
    for (const file of await readdir(built(folder))) {
      if (!file.endsWith('.js')) continue;
      const text = await readFile(built(folder, file), 'utf8');
      for (const [, specifier = ''] of text.matchAll(
        /^(?:import|export)\b[^'"]*["']([^'"]+)["'];?$/gm,
      )) {
        if (isPackage(specifier)) names.add(packageName(specifier));
      }
    }
  }
  return [...names].toSorted();
}

function isPackage(specifier: string): boolean {
  if (specifier === 'electron' || /^(\.|\/|node:)/.test(specifier)) return false;
  return !builtinModules.includes(specifier);
}

function packageName(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}
