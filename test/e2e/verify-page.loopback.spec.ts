import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { archiveContest } from '../support/archived-contest.ts';
import { driveChromium } from '../support/chromium.ts';
import { built } from '../support/project.ts';
import { findDemoArchive } from './demo-folder.ts';
import { expect, test } from './fixtures.ts';
import { breakSignature, rewriteArchive } from './tampered-archive.ts';

// verify.html needs no shell; it runs once, in the project that has its own browser.
test.setTimeout(180_000);

const OTHER_ROOT = '0'.repeat(64);
/** What a failed archive says of itself vouches for nothing. */
const OF_COMPLETENESS = /结果完整|结果不完整|结果是否完整|result is (?:in)?complete/i;

type Opened = {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly said: readonly string[];
};

/** The built page from a file: URL, in a browser that is cut off, with everything it asked for. */
async function withPage(folder: string, act: (opened: Opened) => Promise<void>): Promise<void> {
  const { context, kill } = await driveChromium({ userDataDir: join(folder, 'browser') });
  const requests: string[] = [];
  const said: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  try {
    await context.setOffline(true);
    const page = await context.newPage();
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(pathToFileURL(built('verify', 'verify.html')).href);
    await act({ page, requests, said });
  } finally {
    await kill();
  }
}

async function verify(page: Page, file: string, root: string): Promise<void> {
  await page.getByTestId('archive').setInputFiles(file);
  const typed = root.includes(' ') ? page.getByTestId('root-1') : page.getByTestId('root-hex');
  await typed.fill(root);
  await page.getByTestId('verify').click();
}

test('a sound archive: valid, all twelve steps, nothing asked of any network', async ({
  tempFolder,
}) => {
  const { path, root } = await findDemoArchive();
  await withPage(tempFolder, async ({ page, requests, said }) => {
    await verify(page, path, root);
    await expect(page.getByTestId('verdict')).toHaveAttribute('data-verdict', 'valid', {
      timeout: 60_000,
    });
    for (const step of Array.from({ length: 12 }, (_, index) => index + 1)) {
      const shown = page.getByTestId(`report-step-${step}`);
      await expect(shown).toHaveAttribute('data-status', 'passed');
    }
    await expect(page.getByTestId('matrix').locator('tbody tr')).toHaveCount(36);
    await expect(page.getByTestId('rankings').locator('tbody tr')).toHaveCount(36);
    await expect(page.getByTestId('archive-digests')).toContainText(/SM3[0-9a-f]{64}/);
    await expect(page.getByTestId('answer')).toContainText('浏览器的 Ed25519');
    await expect(page.getByTestId('answer')).toContainText('结果完整');
    // The page itself and its own workers; a policy that refuses its own script would say so.
    expect(requests.filter((url) => !/^(file|blob):/.test(url))).toEqual([]);
    expect(said).toEqual([]);
    const json = await downloaded(page, 'download-json');
    const paper = await downloaded(page, 'download-paper');
    expect(JSON.parse(json)).toMatchObject({ verdict: 'valid' });
    expect(paper).toContain('公证员');
    expect(paper).toMatch(OF_COMPLETENESS);
    expect(paper).not.toContain('<script');
  });
});

async function downloaded(page: Page, testId: string): Promise<string> {
  const suffix = testId === 'download-json' ? '.json' : '.html';
  const download = page.waitForEvent('download', {
    predicate: (one) => one.suggestedFilename().endsWith(suffix),
    timeout: 30_000,
  });
  await page.getByTestId(testId).click();
  return readFile(await (await download).path(), 'utf8');
}

test('another root, a changed sheet: not valid, and the step that says so stands open', async ({
  tempFolder,
}) => {
  const { path, root } = await findDemoArchive();
  await withPage(tempFolder, async ({ page }) => {
    await verify(page, path, OTHER_ROOT);
    await expect(page.getByTestId('verdict')).toHaveAttribute('data-verdict', 'invalid');
    await expect(page.getByTestId('report-step-1')).toHaveAttribute('open', '');
    await page.getByTestId('root-hex').fill('');
    await expect(page.getByTestId('notice')).toBeVisible();
    const tampered = join(tempFolder, 'changed.jbarchive');
    await writeFile(tampered, await breakSignature(await readFile(path)));
    await verify(page, tampered, root);
    await expect(page.getByTestId('report-step-4')).toHaveAttribute('data-status', 'failed');
    await expect(page.getByTestId('report-step-11')).toHaveAttribute('data-status', 'failed');
    await expect(page.getByTestId('answer')).not.toContainText(OF_COMPLETENESS);
    expect(await downloaded(page, 'download-paper')).not.toMatch(OF_COMPLETENESS);
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByTestId('verdict')).toContainText('Not valid');
    await expect(page.getByTestId('answer')).not.toContainText(OF_COMPLETENESS);
  });
});

for (const [name, options] of [
  ['with SM2 signatures', { sm2: true }],
  ['of two desks’ merged logs', { merged: true }],
] as const) {
  test(`an archive ${name}: valid, and one changed signature is found`, async ({ tempFolder }) => {
    const { archive, root } = await archiveContest({
      folder: join(tempFolder, 'people'),
      ...options,
    });
    const tampered = join(tempFolder, 'changed.jbarchive');
    await writeFile(tampered, await breakSignature(await readFile(archive)));
    await withPage(tempFolder, async ({ page, said }) => {
      await verify(page, archive, root);
      await expect(page.getByTestId('verdict')).toHaveAttribute('data-verdict', 'valid');
      await expect(page.getByTestId('report-step-12')).toHaveAttribute('data-status', 'not-run');
      await verify(page, tampered, root);
      await expect(page.getByTestId('verdict')).toHaveAttribute('data-verdict', 'invalid');
      await expect(page.getByTestId('report-step-4')).toHaveAttribute('data-status', 'failed');
      expect(said).toEqual([]);
    });
  });
}

test('a cut file, a file of another kind: named, and no verdict', async ({ tempFolder }) => {
  const { path, root } = await findDemoArchive();
  const bytes = await readFile(path);
  const cut = join(tempFolder, 'cut.jbarchive');
  await writeFile(cut, bytes.subarray(0, bytes.length / 2));
  const longer = join(tempFolder, 'longer.jbarchive');
  await writeFile(longer, Buffer.concat([bytes, Buffer.from('x')]));
  const pdf = join(tempFolder, 'plan.pdf');
  await writeFile(pdf, '%PDF-1.7 …');
  await withPage(tempFolder, async ({ page }) => {
    await verify(page, cut, root);
    await expect(page.getByTestId('failure')).toContainText('不是完好的存证包(文件被截断');
    await page.getByTestId('archive').setInputFiles(longer);
    await page.getByTestId('verify').click();
    await expect(page.getByTestId('failure')).toContainText('结尾之后还有多余的内容');
    await page.getByTestId('archive').setInputFiles(pdf);
    await expect(page.getByTestId('failure')).toHaveCount(0);
    await page.getByTestId('verify').click();
    await expect(page.getByTestId('failure')).toContainText('这是PDF 文件');
    await expect(page.getByTestId('verdict')).toHaveCount(0);
  });
});

test('hostile names are text', async ({ tempFolder }) => {
  const { path, root } = await findDemoArchive();
  const file = join(tempFolder, 'hostile.jbarchive');
  const bytes = Buffer.from(await rewriteArchive(await readFile(path), (_name, whole) => whole));
  const name = Buffer.from('result.dsse.json');
  const hostile = Buffer.from('<img src=x:/e.js');
  // In the local header and in the directory alike; the name is no part of any CRC.
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at)) hostile.copy(bytes, at);
  await writeFile(file, bytes);
  await withPage(tempFolder, async ({ page, said }) => {
    await verify(page, file, root);
    const answer = page.getByTestId('answer');
    await expect(answer).toContainText('<img src=x:/e.js');
    await expect(page.locator('img')).toHaveCount(0);
    expect(said).toEqual([]);
  });
});

test('in English, by keyboard alone, and cancelled', async ({ tempFolder }) => {
  const { path, root } = await findDemoArchive();
  await withPage(tempFolder, async ({ page }) => {
    await page.getByRole('button', { name: 'English' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('independent verification');
    await page.getByTestId('archive').setInputFiles(path);
    await page.getByTestId('root-1').focus();
    await page.keyboard.type(root.replaceAll(' ', ''));
    await expect(page.getByTestId('root-10')).toHaveValue(/\d{5}/);
    await expect(page.getByText('check digits of all ten groups are right')).toBeVisible();
    await page.getByTestId('verify').press('Enter');
    await page.getByTestId('cancel').press('Enter');
    await expect(page.getByTestId('notice')).toContainText('without a verdict');
    await expect(page.getByTestId('verdict')).toHaveCount(0);
  });
});

test('type twice as large, as a person may have it set: nothing is cut off', async ({
  tempFolder,
}) => {
  const { path, root } = await findDemoArchive();
  await withPage(tempFolder, async ({ page }) => {
    await page.evaluate(() => (document.documentElement.style.fontSize = '32px'));
    await verify(page, path, root);
    await expect(page.getByTestId('verdict')).toHaveAttribute('data-verdict', 'valid', {
      timeout: 60_000,
    });
    const wide = await page.evaluate(() => ({
      type: getComputedStyle(document.body).fontSize,
      page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      field: [...document.querySelectorAll<HTMLInputElement>('.group input')].map(
        (input) => input.scrollWidth - input.clientWidth,
      ),
    }));
    expect(wide).toEqual({ type: '32px', page: 0, field: Array.from({ length: 10 }, () => 0) });
  });
});
