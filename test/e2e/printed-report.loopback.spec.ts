import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pathToFileURL } from 'node:url';
import { driveChromium } from '../support/chromium.ts';
import { built } from '../support/project.ts';
import { findDemoArchive } from './demo-folder.ts';
import { expect, test } from './fixtures.ts';

// `jurybox verify --print` needs no shell; it runs once, in the project that has its own browser.
test.setTimeout(180_000);

const run = promisify(execFile);

/** What is asked of the paper, in the order in which it stands there. */
const EXPECTED = {
  zh: ['存证包核验报告', '彩排', '核验通过', 'SHA-256', 'SM3', '公证员', '监督', '组织方'],
  en: [
    'Report on the verification',
    'REHEARSAL',
    'VALID',
    'SHA-256',
    'SM3',
    'Notary',
    'Supervision',
    'Organizer',
  ],
} as const;

for (const language of ['zh', 'en'] as const) {
  test(`jurybox verify --print, printed to PDF, in ${language}`, async ({ tempFolder }) => {
    const { path, root } = await findDemoArchive();
    const page = join(tempFolder, 'report.html');
    const args = ['verify', path, '--root', root, '--print', page, '--lang', language, '--json'];
    const verified = await run(process.execPath, [built('cli', 'index.js'), ...args]);
    const report = JSON.parse(verified.stdout) as { archiveIndex: string; result: string };

    const text = await printedText(tempFolder, page);
    for (const words of EXPECTED[language]) expect(text).toContain(words);
    const bare = text.replaceAll(/\s/g, '');
    // Hashes and fingerprint in full: a paper with a cut hash is no evidence of anything.
    expect(bare).toContain(report.archiveIndex);
    expect(bare).toContain(report.result);
    expect(bare).toContain(root.replaceAll(/\s/g, ''));
    const steps = [...text.matchAll(/^\s*(\d{1,2})\s/gm)].map(([, step]) => Number(step));
    for (let step = 1; step <= 12; step += 1) expect(steps).toContain(step);
    // The table of the demo's first division, with its figures.
    expect(text).toMatch(/\d{2}\.\d{2}/);
    expect(text).not.toMatch(/\{\{|finding\.|paper\.|undefined/);
  });
}

async function printedText(folder: string, page: string): Promise<string> {
  const { context, kill } = await driveChromium({ userDataDir: join(folder, 'browser') });
  try {
    const opened = await context.newPage();
    await opened.goto(pathToFileURL(page).href);
    const pdf = join(folder, 'report.pdf');
    await writeFile(pdf, await opened.pdf({ format: 'A4', preferCSSPageSize: true }));
    const { stdout } = await run('pdftotext', ['-layout', '-enc', 'UTF-8', pdf, '-']);
    return stdout;
  } finally {
    await kill();
  }
}
