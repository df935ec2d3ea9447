import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyDemoData, findDemoArchive } from './demo-folder.ts';
import { expect, test } from './fixtures.ts';
import { openArchive, typeRoot, verify } from './pages/notary-page.ts';
import { breakSignature } from './tampered-archive.ts';

// The first test of a run makes the demo, which takes a while.
test.setTimeout(180_000);

test('a notary is told of a failed archive nothing that it says of its own completeness', async ({
  launch,
  tempFolder,
}) => {
  const { path, root } = await findDemoArchive();
  const changed = join(tempFolder, 'changed.jbarchive');
  await writeFile(changed, await breakSignature(await readFile(path)));
  const { page } = await launch(await copyDemoData(tempFolder));
  await page.locator('[data-role="notary"]').click();
  await page.getByTestId('unlock-secret').fill('202409');
  await page.getByTestId('unlock-submit').click();
  await openArchive(page, changed);
  await typeRoot(page, root);
  expect(await verify(page)).toBe('invalid');
  await expect(page.getByTestId('report-step-4')).toHaveAttribute('data-status', 'failed');
  const ofCompleteness = /结果完整|结果不完整|结果是否完整/;
  await expect(page.getByTestId('result-status')).toHaveCount(0);
  await expect(page.locator('main')).not.toContainText(ofCompleteness);
  await expect(page.getByTestId('print-sheet')).not.toContainText(ofCompleteness);
});
