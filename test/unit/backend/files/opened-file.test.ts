import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { systemSurroundings } from '../../../../src/backend/crypto-node.ts';
import { createEventHub } from '../../../../src/backend/event-hub.ts';
import {
  createOpenedFiles,
  findOpenedFile,
  OPENED_ENDINGS,
} from '../../../../src/backend/files/opened-file.ts';
import { createUploadStore } from '../../../../src/backend/files/upload-store.ts';
import { PROJECT } from '../../../support/project.ts';

const folder = mkdtempSync(join(tmpdir(), 'jurybox-opened-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

describe('the file among the arguments', () => {
  it('is the last with an ending of ours, absolute', () => {
    expect(findOpenedFile(['app', 'J-01.jbpkg'], folder)).toBe(at('J-01.jbpkg'));
    expect(findOpenedFile(['a.jbpkg', '--port', '1', '/x/B.JBRECEIPT'], folder)).toBe(
      resolve('/x/B.JBRECEIPT'),
    );
  });

  it('is no option, no data folder, and nothing else', () => {
    expect(findOpenedFile(['--flag=x.jbpkg', 'notes.txt', 'jbpkg'], folder)).toBeNull();
    expect(findOpenedFile(['--data', 'folder.jbpkg'], folder)).toBeNull();
  });

  it('has the endings that the installer registers', async () => {
    const config = await readFile(join(PROJECT, 'electron-builder.yml'), 'utf8');
    const registered = [...config.matchAll(/- ext: (\w+)/g)].map((match) => `.${match[1]}`);
    expect(registered.toSorted()).toEqual([...OPENED_ENDINGS].toSorted());
  });
});

describe('an opened file', () => {
  const events = createEventHub();
  const uploads = createUploadStore(at('uploads'), systemSurroundings);
  const opened = createOpenedFiles(uploads, events);

  it('waits, and is given to the first who takes it', async () => {
    let told = 0;
    events.subscribe(() => (told += 1));
    writeFileSync(at('J-01.jbpkg'), 'content');
    expect(await opened.open(at('J-01.jbpkg'))).toBe(true);
    const waiting = opened.waiting();
    expect(waiting).toMatchObject({ name: 'J-01.jbpkg', size: 7 });
    expect(uploads.get(waiting?.uploadId ?? '').ok).toBe(true);
    expect(opened.take('u-another')).toBeNull();
    expect(opened.take(waiting?.uploadId ?? '')).toEqual(waiting);
    expect(opened.take(waiting?.uploadId ?? '')).toBeNull();
    expect(opened.waiting()).toBeNull();
    expect(told).toBe(2);
  });

  it('is a file that is there, with an ending of ours', async () => {
    writeFileSync(at('secret.txt'), 'not ours');
    mkdirSync(at('folder.jbpkg'));
    for (const name of ['secret.txt', 'folder.jbpkg', 'gone.jbpkg']) {
      expect(await opened.open(at(name))).toBe(false);
    }
    expect(opened.waiting()).toBeNull();
  });
});
