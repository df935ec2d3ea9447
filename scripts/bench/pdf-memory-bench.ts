import { join } from 'node:path';
import { ensureBuilt } from '../ensure-built.ts';
import { absolute, compared, megabytes, type Bench, type BenchLine } from './bench-line.ts';
import { entryIdOf } from './bench-contest.ts';
import { launchDesk, leaveDocument, openDesk, openFirstPage } from './judge-page.ts';
import { prepareDesk } from './pdf-bench.ts';
import { createPdfMaterials } from './pdf-materials.ts';
import { collectGarbage, readRendererMemory, stopWatchingNetwork } from './renderer-memory.ts';

const MANY = 50;

/** A judge goes through fifty documents: what of them stays in memory. */
export const pdfMemoryBench: Bench = {
  title: `Memory of the window after ${MANY} PDFs in turn, against after one`,
  needs: ['chromium'],
  run: async ({ folder, quick }) => {
    await ensureBuilt();
    const materials = await createPdfMaterials(quick);
    const desk = await prepareDesk(join(folder, 'contest'), materials);
    const app = await launchDesk(desk.dataFolder, { width: 1366, height: 768 });
    try {
      await stopWatchingNetwork(app.page);
      await openDesk(app.page, desk.profileId);
      const open = async (turn: number) => {
        await leaveDocument(app.page, entryIdOf(0));
        await openFirstPage(app.page, entryIdOf((turn % materials.length) + 1));
      };
      const memory = async () => {
        const grown = readRendererMemory(app.userDataDir);
        await collectGarbage(app.page);
        return { grown, collected: readRendererMemory(app.userDataDir) };
      };
      await open(0);
      const one = await memory();
      // Ends with the same document that it began with.
      const turns = quick ? materials.length : MANY - (MANY % materials.length);
      for (let turn = 1; turn <= turns; turn += 1) await open(turn);
      const many = await memory();
      return [
        ...toLines(`after ${turns + 1} documents`, many.grown, one.grown),
        ...toLines(`after ${turns + 1}, garbage collected`, many.collected, one.collected),
      ];
    } finally {
      await app.close();
    }
  },
};

function toLines(what: string, many: number | null, one: number | null): readonly BenchLine[] {
  if (many === null || one === null) return [{ what, notRun: 'no /proc' }];
  return [
    compared(what, megabytes(many), { name: 'after one', figure: megabytes(one) }),
    absolute('growth', megabytes(many - one)),
  ];
}
