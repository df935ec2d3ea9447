import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Demo } from '../../../src/backend/demo/create-demo.ts';
import { demoFolder, DEMO_TIMEOUT_MS, type DemoFolder } from '../../support/demo-folder.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';
import { runJson, type Refused } from './run-jurybox.ts';

const temporary = useTemporaryFolder();
let demo: DemoFolder;

beforeAll(async () => {
  demo = await demoFolder(1);
}, DEMO_TIMEOUT_MS);

describe('jurybox demo', () => {
  it('names the archive and the root fingerprint, and leaves what its people handed over', () => {
    expect(demo.rootFingerprint).toMatch(/^(\d{5} ){9}\d{5}$/);
    expect(existsSync(demo.archive)).toBe(true);
    expect(existsSync(demo.countersigned)).toBe(true);
    expect(demo).toMatchObject({ seed: 1, entries: 36, judges: 7, sheets: 253 });
  });

  it(
    'gives the same archive for the same seed, byte for byte',
    { timeout: DEMO_TIMEOUT_MS },
    async () => {
      const again = await runJson<Demo>(['demo', temporary('again'), '--seed', '1']);
      expect(again.code).toBe(0);
      expect(again.stderr).not.toBe('');
      expect(again.json.rootFingerprint).toBe(demo.rootFingerprint);
      expect(readFileSync(again.json.archive).equals(readFileSync(demo.archive))).toBe(true);
      expect(readFileSync(again.json.countersigned).equals(readFileSync(demo.countersigned))).toBe(
        true,
      );
    },
  );

  it('gives another contest for another seed', { timeout: DEMO_TIMEOUT_MS }, async () => {
    const other = await demoFolder(2);
    expect(other.rootFingerprint).not.toBe(demo.rootFingerprint);
    expect(readFileSync(other.archive).equals(readFileSync(demo.archive))).toBe(false);
  });

  it('touches nothing in a folder that is not empty', async () => {
    const folder = temporary('full');
    mkdirSync(folder);
    writeFileSync(temporary('full', 'mine.txt'), 'mine');
    const { code, json } = await runJson<Refused>(['demo', folder]);
    expect(code).toBe(1);
    expect(json.error.code).toBe('folder-not-empty');
    expect(readdirSync(folder)).toEqual(['mine.txt']);
  });

  it('exits with 3 where the folder is a file', async () => {
    const path = temporary('file');
    writeFileSync(path, 'mine');
    expect((await runJson<Refused>(['demo', path])).code).toBe(3);
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });
});
