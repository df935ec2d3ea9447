import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../support/project.ts';

type Locked = {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const readPackages = async () => {
  const text = await readFile(join(PROJECT, 'package-lock.json'), 'utf8');
  return (JSON.parse(text) as { packages: Record<string, Locked> }).packages;
};

/** npm leaves out what its registry happened to lack, and then `npm ci` fails everywhere else. */
test('the lock file names the packages of every platform', async () => {
  const packages = await readPackages();
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) =>
        !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
    ),
  );
  expect(missing).toEqual([]);
});

test('every package in it is pinned by its content', async () => {
  const loose = Object.entries(await readPackages())
    .filter(([path, { integrity, link }]) => path !== '' && !link && integrity === undefined)
    .map(([path]) => path);
  expect(loose).toEqual([]);
});

test('it names no registry of ours', async () => {
  const text = await readFile(join(PROJECT, 'package-lock.json'), 'utf8');
  expect(text).not.toMatch(/"resolved": "(?!https:\/\/registry\.npmjs\.org\/)/);
});
