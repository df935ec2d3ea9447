import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { cleanTemporaryFiles } from '../../../../src/backend/files/atomic-file.ts';
import { writeEncryptedPackage } from '../../../../src/backend/packages/write-package.ts';
import { endProcess } from '../../../support/child-process.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';
import { bigFile, createPerson } from './package-fixture.ts';

const folder = useTemporaryFolder();
const PROGRAM = new URL('programs/import-package.ts', import.meta.url).pathname;
const MIB = 1024 * 1024;

test('a package of 100 MB is imported in flat memory, with the process awake', async () => {
  const judge = await createPerson();
  const files = [bigFile('m/video.mp4', 60 * MIB), bigFile('m/deck.pdf', 40 * MIB)];
  await writeEncryptedPackage({ files, recipients: [judge.recipient], target: folder('a.jbpkg') });
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [
    PROGRAM,
    folder('a.jbpkg'),
    judge.identity,
    folder(),
  ]);
  const report = JSON.parse(stdout) as Readonly<Record<string, number>>;
  console.log('import of 105 MB:', stdout.trim());
  expect(report['grownMegabytes']).toBeLessThan(50);
  expect(report['events']).toBeGreaterThanOrEqual(10);
  // The loop turns between two steps of progress, so that a click is answered meanwhile.
  expect(report['turns']).toBe(report['events']);
});

test('killed while it decrypts, it leaves one temporary file, which cleaning removes', async () => {
  const judge = await createPerson();
  const files = [bigFile('m/video.mp4', 200 * MIB)];
  await writeEncryptedPackage({ files, recipients: [judge.recipient], target: folder('a.jbpkg') });
  const child = spawn(process.execPath, [PROGRAM, folder('a.jbpkg'), judge.identity, folder()]);
  const deadline = Date.now() + 10_000;
  while (readdirSync(folder()).length < 2 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await endProcess(child, 'SIGKILL');
  expect(existsSync(folder('blobs'))).toBe(false);
  expect(await cleanTemporaryFiles(folder())).toHaveLength(1);
  expect(readdirSync(folder())).toEqual(['a.jbpkg']);
});
