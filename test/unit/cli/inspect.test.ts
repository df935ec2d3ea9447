import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../../src/cli/inspect/inspection.ts';
import { demoFolder, DEMO_TIMEOUT_MS, type DemoFolder } from '../../support/demo-folder.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';
import { runJson, runJurybox } from './run-jurybox.ts';

const temporary = useTemporaryFolder();
let demo: DemoFolder;

beforeAll(async () => {
  demo = await demoFolder();
}, DEMO_TIMEOUT_MS);

function firstOf(folder: string, ending: string): string {
  const name = readdirSync(join(demo.folder, folder))
    .toSorted()
    .find((candidate) => candidate.endsWith(ending));
  if (!name) throw new Error(`no ${ending} in ${folder}`);
  return join(demo.folder, folder, name);
}

type Inspected = Inspection & { readonly verifiedAgainstRoot: boolean };
const inspect = (path: string) => runJson<Inspected>(['inspect', path]);

describe('jurybox inspect', () => {
  it.each([
    { folder: 'key-cards', ending: '.jbkey', kind: 'key-card', signature: 'holds' },
    { folder: 'packages', ending: '.jbpkg', kind: 'package', signature: 'unchecked' },
    { folder: 'bundles', ending: '.jbbundle', kind: 'bundle', signature: 'holds' },
    { folder: 'receipts', ending: '.jbreceipt', kind: 'receipt', signature: 'unchecked' },
    { folder: 'results', ending: '.jbarchive', kind: 'archive', signature: 'unchecked' },
  ])('says what a $ending file is', async ({ folder, ending, kind, signature }) => {
    const { code, json } = await inspect(firstOf(folder, ending));
    expect(code).toBe(0);
    expect(json).toMatchObject({ kind, signature, verifiedAgainstRoot: false });
  });

  it('goes by the content, not by the name', async () => {
    const path = temporary('archive.jbkey');
    copyFileSync(firstOf('bundles', '.jbbundle'), path);
    expect((await inspect(path)).json.kind).toBe('bundle');
  });

  it('shows of a package only what anyone can see', async () => {
    const { json } = await inspect(firstOf('packages', '.jbpkg'));
    expect(Object.keys(json.facts)).toEqual(['encryption', 'recipients', 'recipientKinds']);
    expect(json.facts).toMatchObject({ recipients: 1, recipientKinds: 'X25519' });
  });

  it('says plainly that nothing was verified against a root', async () => {
    const { stdout } = await runJurybox(['inspect', demo.archive, '--lang', 'en']);
    expect(stdout).toContain('not verified against a root');
    expect(stdout).not.toMatch(/\bvalid\b/i);
  });

  it('exits with 1 for a key card that was altered', async () => {
    const card = JSON.parse(readFileSync(firstOf('key-cards', '.jbkey'), 'utf8')) as {
      payload: string;
    };
    const payload = Buffer.from(card.payload, 'base64').toString('utf8');
    const altered = payload.replace('"rehearsal":true', '"rehearsal":false');
    const path = temporary('altered.jbkey');
    const text = JSON.stringify({ ...card, payload: Buffer.from(altered).toString('base64') });
    writeFileSync(path, text);
    const { code, json } = await inspect(path);
    expect(code).toBe(1);
    expect(json).toMatchObject({ kind: 'key-card', signature: 'wrong' });
  });

  it('escapes what could rewrite the terminal or turn the text around', async () => {
    const { visible } = await import('../../../src/texts/visible.ts');
    expect(visible('a\u001B[2Jb\u202Ec')).toBe('a\\u001b[2Jb\\u202ec');
  });
});
