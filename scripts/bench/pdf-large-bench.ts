import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createHeavyPdf, headingOf } from '../../test/support/heavy-pdf.ts';
import { ensureBuilt } from '../ensure-built.ts';
import { entryIdOf } from './bench-contest.ts';
import { absolute, compared, ms, type Bench, type BenchLine } from './bench-line.ts';
import { frameGaps, measureFrame } from './frames.ts';
import { launchDesk, leaveDocument, openDesk, openFirstPage, waitForPage } from './judge-page.ts';
import { prepareDesk } from './pdf-bench.ts';
import { median, percentile, timed } from './statistics.ts';
import { hasTool, runTool, type ToolName } from './tools.ts';

const SIZE = { pages: 500, bytes: 100e6 };
const QUICK = { pages: 100, bytes: 5e6 };

type Samples = Record<'first' | 'jump' | 'search' | 'scroll', number[]>;
type Tasks = Record<keyof Samples, number>;

/** A judge opens the largest file that is allowed for: first page, a far page, a search, a scroll. */
export const pdfLargeBench: Bench = {
  title: 'A PDF of 500 pages and 100 MB (loopback shell, 1366x768)',
  needs: ['chromium'],
  run: async ({ folder, quick }) => {
    await ensureBuilt();
    const size = quick ? QUICK : SIZE;
    const far = Math.round(size.pages * 0.8);
    const bytes = createHeavyPdf(size);
    const path = join(folder, 'manual.pdf');
    await writeFile(path, bytes);
    const material = { what: 'manual', name: 'manual.pdf', bytes };
    const desk = await prepareDesk(join(folder, 'contest'), [material]);
    const app = await launchDesk(desk.dataFolder, { width: 1366, height: 768 });
    try {
      const { page } = app;
      await openDesk(page, desk.profileId);
      const frame = await measureFrame(page);
      const samples: Samples = { first: [], jump: [], search: [], scroll: [] };
      const tasks: Tasks = { first: 0, jump: 0, search: 0, scroll: 0 };
      // The first round warms up.
      for (let round = 0; round <= (quick ? 1 : 5); round += 1) {
        await leaveDocument(page, entryIdOf(0));
        await sample(page, far, (name, values, longest) => {
          if (round === 0) return;
          samples[name].push(...values);
          tasks[name] = Math.max(tasks[name], longest);
        });
      }
      return toLines({ samples, tasks, frame, far, path });
    } finally {
      await app.close();
    }
  },
};

type Tell = (name: keyof Samples, values: readonly number[], longest: number) => void;

async function sample(page: Page, far: number, tell: Tell): Promise<void> {
  const phase = async (name: keyof Samples, work: () => Promise<readonly number[]>) => {
    await page.evaluate(watchTasks);
    const values = await work();
    tell(name, values, await page.evaluate(longestTask));
  };
  await phase('first', async () => [(await openFirstPage(page, entryIdOf(1))).milliseconds]);
  await phase('jump', async () => {
    await page.getByTestId('pdf-page').fill(String(far));
    return [await waitForPage(page, far, '[data-testid="pdf-page"]')];
  });
  await phase('scroll', () => frameGaps(page, '[data-pane-focus]', 180));
  await phase('search', async () => {
    await page.keyboard.press('Control+f');
    const spent = await timed(async () => {
      await page.getByTestId('pdf-find').fill(headingOf(far));
      await page.getByTestId('pdf-found').filter({ hasText: '1/1' }).waitFor();
    });
    await page.keyboard.press('Escape');
    return [spent];
  });
  // A document opens again where it was left.
  await page.getByTestId('pdf-page').fill('1');
  await waitForPage(page, 1, '[data-testid="pdf-page"]');
}

const WATCH = 'juryboxBenchTasks';

/** Runs in the page. The browser tells tasks of 50 ms and more. */
function watchTasks(): void {
  const durations: number[] = [];
  const observer = new PerformanceObserver((list) =>
    durations.push(...list.getEntries().map(({ duration }) => duration)),
  );
  observer.observe({ type: 'longtask' });
  const longest = () => {
    durations.push(...observer.takeRecords().map(({ duration }) => duration));
    observer.disconnect();
    return Math.max(0, ...durations);
  };
  Object.assign(globalThis, { juryboxBenchTasks: longest });
}

function longestTask(): number {
  return (
    globalThis as unknown as Readonly<Record<typeof WATCH, () => number>>
  ).juryboxBenchTasks();
}

type Findings = {
  readonly samples: Samples;
  readonly tasks: Tasks;
  readonly frame: number;
  readonly far: number;
  readonly path: string;
};

async function toLines({ samples, tasks, frame, far, path }: Findings): Promise<BenchLine[]> {
  const page = (number: number) => ['-r', '72', '-f', `${number}`, '-l', `${number}`, path];
  const against = async (what: string, values: readonly number[], tool: ToolName, args: string[]) =>
    hasTool(tool)
      ? compared(what, ms(median(values)), {
          name: tool,
          figure: ms(await timed(() => runTool(tool, args))),
        })
      : absolute(what, ms(median(values)), `${tool} absent`);
  const scroll = (share: number) =>
    compared(
      `scrolling, distance of frames, p${100 * share}`,
      ms(percentile(samples.scroll, share)),
      {
        name: 'one frame',
        figure: ms(frame),
      },
    );
  return [
    await against('first page', samples.first, 'pdftoppm', [...page(1), `${path}-1`]),
    await against(`jump to page ${far}`, samples.jump, 'pdftoppm', [...page(far), `${path}-2`]),
    await against(`found on page ${far}`, samples.search, 'pdftotext', [path, '-']),
    scroll(0.5),
    scroll(0.99),
    ...(Object.keys(tasks) as (keyof Tasks)[]).map((name) =>
      absolute(`longest task, ${name}`, ms(tasks[name]), tasks[name] === 0 ? 'none of 50 ms' : ''),
    ),
  ];
}
