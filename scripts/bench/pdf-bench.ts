import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { receivePackage } from '../../src/backend/demo/demo-judge.ts';
import { ensureBuilt } from '../ensure-built.ts';
import { absolute, compared, ms, type Bench, type BenchLine } from './bench-line.ts';
import { type BenchMaterial, createBenchContest, entryIdOf } from './bench-contest.ts';
import { openChromiumViewer } from './chromium-viewer.ts';
import { launchDesk, leaveDocument, openDesk, openFirstPage } from './judge-page.ts';
import { createPdfMaterials, type PdfMaterial } from './pdf-materials.ts';
import { interleave, median, spread, timed } from './statistics.ts';
import { hasTool, runTool } from './tools.ts';

const WIDTH = 1200;
/** What the desk's other columns take at their default width. */
const COLUMNS = 700;
const BLANK = entryIdOf(0);

/** A judge turns from one entry to the next: how long until its first page can be read. */
export const pdfBench: Bench = {
  title: `First page of a PDF, ${WIDTH} px wide (loopback shell, from the click on the entry)`,
  needs: ['chromium'],
  run: async ({ folder, quick }) => {
    await ensureBuilt();
    const materials = await createPdfMaterials(quick);
    const desk = await prepareDesk(join(folder, 'contest'), materials);
    const files = join(folder, 'files');
    await mkdir(files);
    for (const { name, bytes } of materials) await writeFile(join(files, name), bytes);
    const app = await launchDesk(desk.dataFolder, { width: WIDTH + COLUMNS, height: 1080 });
    const viewer = await openChromiumViewer(folder, materials).catch(() => null);
    try {
      await openDesk(app.page, desk.profileId);
      const first = await openFirstPage(app.page, entryIdOf(1));
      await fitWidth(app.page, first.width);
      const lines: BenchLine[] = [];
      for (const [index, material] of materials.entries()) {
        const entry = entryIdOf(index + 1);
        const samples = await interleave(quick ? 1 : 9, {
          ours: async () => {
            await leaveDocument(app.page, BLANK);
            return (await openFirstPage(app.page, entry)).milliseconds;
          },
          poppler: () => renderWithPoppler(join(files, material.name)),
          chromium: () => viewer?.open(material) ?? Promise.resolve(null),
        });
        lines.push(...toLines(material.what, samples));
      }
      lines.push(absolute('the very first document of a session', ms(first.milliseconds)));
      return lines;
    } finally {
      await viewer?.close();
      await app.close();
    }
  },
};

/** A judge's data folder whose first entry has a text and the others one PDF each. */
export function prepareDesk(folder: string, materials: readonly PdfMaterial[]) {
  const blank = { name: 'blank.txt', bytes: new TextEncoder().encode('-') };
  return prepareDeskOf(folder, [blank, ...materials]);
}

/** A judge's data folder with one material for each entry. */
export async function prepareDeskOf(folder: string, materials: readonly BenchMaterial[]) {
  const { theatre, judges } = await createBenchContest(folder, materials, 1);
  const [judge] = judges;
  if (!judge) throw new Error('no judge');
  await receivePackage(theatre, judge.profileId, judge.file);
  // Otherwise the shell would go straight to the profile that was open last.
  await theatre.client().demand('app.closeProfile', {});
  await theatre.close();
  return { dataFolder: theatre.dataFolder, profileId: judge.profileId };
}

/** Widens the window by what the canvas lacks, so that all three draw as many pixels. */
async function fitWidth(page: Page, width: number): Promise<void> {
  const size = page.viewportSize();
  if (!size) return;
  await page.setViewportSize({ width: size.width + WIDTH - width, height: size.height });
}

/** Null where poppler is not installed. */
async function renderWithPoppler(path: string): Promise<number | null> {
  if (!hasTool('pdftoppm') || !hasTool('pdfinfo')) return null;
  const points = /Page size:\s+([\d.]+) x/.exec(await runTool('pdfinfo', [path]))?.[1];
  const resolution = (72 * WIDTH) / Number(points);
  const args = ['-r', resolution.toFixed(3), '-f', '1', '-l', '1', path, `${path}-page`];
  return timed(() => runTool('pdftoppm', args));
}

function toLines(
  what: string,
  { ours, poppler, chromium }: Readonly<Record<'ours' | 'poppler' | 'chromium', readonly number[]>>,
): readonly BenchLine[] {
  const figure = ms(median(ours));
  const against = (name: string, values: readonly number[], otherwise: string): BenchLine =>
    values.length === 0
      ? { what: `${what}: ${name}`, notRun: otherwise }
      : compared(what, figure, { name, figure: ms(median(values)) }, spread(ours));
  return [
    against('pdftoppm', poppler, 'pdftoppm absent'),
    against("Chromium's viewer", chromium, 'it cannot be watched here'),
  ];
}
