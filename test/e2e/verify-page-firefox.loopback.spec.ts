import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { driveFirefox, findFirefox, type DrivenFirefox } from '../support/firefox.ts';
import { built } from '../support/project.ts';
import { findDemoArchive } from './demo-folder.ts';
import { expect, test } from './fixtures.ts';
import { breakSignature } from './tampered-archive.ts';

const program = findFirefox();
test.skip(program === null, 'no Firefox (Debian: firefox-esr, or set JURYBOX_FIREFOX)');
test.setTimeout(240_000);

const byTestId = (id: string) => `document.querySelector('[data-testid="${id}"]')`;
const VERDICT = `${byTestId('verdict')}?.dataset.verdict ?? ''`;

async function withFirefox(folder: string, act: (page: DrivenFirefox) => Promise<void>) {
  const page = await driveFirefox(program ?? '', join(folder, 'firefox'));
  try {
    await page.goto(pathToFileURL(built('verify', 'verify.html')).href);
    await act(page);
  } finally {
    await page.close();
  }
}

async function verify(page: DrivenFirefox, archive: string, root: string): Promise<void> {
  await page.setFiles('[data-testid="archive"]', [archive]);
  await page.evaluate(`(() => {
    const field = ${byTestId('root-1')};
    field.value = ${JSON.stringify(root)};
    field.dispatchEvent(new Event('input', { bubbles: true }));
    ${byTestId('verify')}.click();
    return true;
  })()`);
  await page.waitFor(`(${VERDICT}) !== ''`, 120_000);
}

const statuses = (page: DrivenFirefox) =>
  page.evaluate(
    `Array.from({ length: 12 }, (_, at) =>
      document.querySelector('[data-testid="report-step-' + (at + 1) + '"]').dataset.status)`,
  );

const foreign = ({ requests }: DrivenFirefox) =>
  requests.filter((url) => !/^(file|blob|data|about):/.test(url));

test('Firefox, from a file: a sound archive is valid, and nothing is asked of any network', async ({
  tempFolder,
}) => {
  const { path, root } = await findDemoArchive();
  await withFirefox(tempFolder, async (page) => {
    await verify(page, path, root);
    expect(await page.evaluate(VERDICT)).toBe('valid');
    expect(await statuses(page)).toEqual(Array.from({ length: 12 }, () => 'passed'));
    expect(foreign(page)).toEqual([]);
    expect(page.said).toEqual([]);
    // What is watched is seen: another page's request, which meets a proxy that is not there.
    const control = join(tempFolder, 'control.html');
    await writeFile(control, '<img src="http://192.0.2.1/seen.png">');
    await page.goto(pathToFileURL(control).href);
    // It asks for https first.
    expect(foreign(page)[0]).toMatch(/^https?:\/\/192\.0\.2\.1\/seen\.png$/);
  });
});

test('Firefox, from a file: a changed signature is not valid', async ({ tempFolder }) => {
  const { path, root } = await findDemoArchive();
  const tampered = join(tempFolder, 'changed.jbarchive');
  await writeFile(tampered, await breakSignature(await readFile(path)));
  await withFirefox(tempFolder, async (page) => {
    await verify(page, tampered, root);
    expect(await page.evaluate(VERDICT)).toBe('invalid');
    const found = (await statuses(page)) as readonly string[];
    expect([found[3], found[10]]).toEqual(['failed', 'failed']);
  });
});
