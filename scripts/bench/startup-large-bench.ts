import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { driveChromium } from '../../test/support/chromium.ts';
import { portFor } from '../../test/support/free-port.ts';
import { createHeavyPdf } from '../../test/support/heavy-pdf.ts';
import { ensureBuilt } from '../ensure-built.ts';
import { entryIdOf, type BenchMaterial } from './bench-contest.ts';
import { compared, ms, type Bench, type BenchLine } from './bench-line.ts';
import { prepareDeskOf } from './pdf-bench.ts';
import { startOnce, type Start } from './startup-bench.ts';
import { interleave, median, spread } from './statistics.ts';

type Size = { readonly entries: number; readonly bytesEach: number };
const SMALL: Size = { entries: 10, bytesEach: 10e6 };
const LARGE: Size = { entries: 200, bytesEach: 10e6 };

/** A start must not take longer because more was packed for this judge. */
export const startupLargeBench: Bench = {
  title: 'Start on 200 entries and 2 GB of packages (loopback shell; the browser runs already)',
  needs: ['chromium'],
  run: async ({ folder, quick }) => {
    await ensureBuilt();
    const sizes = [SMALL, LARGE].map((size) => (quick ? { ...size, bytesEach: 1e5 } : size));
    const [small, large] = await Promise.all(
      sizes.map((size, index) => prepareStart(join(folder, String(index)), size)),
    );
    if (!small || !large) throw new Error('two data folders');
    const found: Record<'few' | 'many', Start[]> = { few: [], many: [] };
    await interleave(quick ? 1 : 7, {
      few: async () => keep(found.few, await small.start()),
      many: async () => keep(found.many, await large.start()),
    });
    await Promise.all([small.close(), large.close()]);
    return toLines(found.few.slice(1), found.many.slice(1));
  },
};

function keep(starts: Start[], start: Start): number {
  starts.push(start);
  return start.whole;
}

async function prepareStart(folder: string, { entries, bytesEach }: Size) {
  const materials: BenchMaterial[] = Array.from({ length: entries }, (_, index) => ({
    name: `${entryIdOf(index)}.pdf`,
    // Made when it is asked for: two gigabytes are not held in memory.
    get bytes() {
      return createHeavyPdf({ pages: 20, bytes: bytesEach });
    },
  }));
  const contest = join(folder, 'contest');
  const { dataFolder, profileId } = await prepareDeskOf(contest, materials);
  const userDataDir = join(folder, 'browser');
  const port = await portFor(userDataDir);
  const browser = await driveChromium({ userDataDir });
  return {
    start: () => startOnce(dataFolder, port, browser, async () => profileId),
    close: async () => {
      await browser.context.close();
      await rm(contest, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function toLines(few: readonly Start[], many: readonly Start[]): readonly BenchLine[] {
  const row = (what: string, part: keyof Start): BenchLine => {
    const [ours, reference] = [many, few].map((starts) => starts.map((start) => start[part]));
    if (!ours || !reference) throw new Error('two starts');
    const figure = ms(median(reference));
    return compared(what, ms(median(ours)), { name: '10 entries, 100 MB', figure }, spread(ours));
  };
  return [
    row('usable desk, all in all', 'whole'),
    row('shell answers', 'shell'),
    row('list of profiles on screen', 'home'),
    row('profile opened, asks for the PIN', 'profile'),
    row('PIN checked, desk on screen', 'desk'),
  ];
}
