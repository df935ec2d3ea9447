import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ensureBuilt } from '../ensure-built.ts';
import { entryIdOf } from './bench-contest.ts';
import { compared, ms, type Bench, type BenchLine } from './bench-line.ts';
import { measureFrame } from './frames.ts';
import { launchDesk, openDesk } from './judge-page.ts';
import { prepareDesk } from './pdf-bench.ts';
import { percentile, timed } from './statistics.ts';

/** Milliseconds from the key press. */
type Stroke = { readonly painted: number; readonly saved: number };

type Recorder = { readonly next: () => Promise<Stroke> };
const RECORDER = 'juryboxBenchRecorder' as const;

/** What a judge sees of a key press: the new total, and the word that it is safe. */
export const typingBench: Bench = {
  title: 'Key press on the sheet (loopback shell, from the key to the screen)',
  needs: ['chromium'],
  run: async ({ folder, quick }) => {
    await ensureBuilt();
    const desk = await prepareDesk(join(folder, 'contest'), []);
    const app = await launchDesk(desk.dataFolder, { width: 1366, height: 768 });
    const file = openSync(join(folder, 'bare'), 'a');
    try {
      const { page } = app;
      await openDesk(page, desk.profileId);
      await page.locator(`[data-entry="${entryIdOf(0)}"]`).click();
      await page.locator('input[data-mark]').first().focus();
      // In the middle of the scale, where a step either way changes the total.
      await page.keyboard.type('10');
      await page.getByTestId('save-state').filter({ hasText: '已保存' }).waitFor();
      const frame = await measureFrame(page);
      await page.evaluate(installRecorder, RECORDER);
      const strokes: Stroke[] = [];
      const bare: number[] = [];
      // The first ten warm up.
      for (let index = -10; index < (quick ? 20 : 300); index += 1) {
        const stroke = await press(page, index % 2 === 0 ? 'ArrowUp' : 'ArrowDown');
        const plain = await timed(async () => {
          writeSync(file, Buffer.alloc(300, 32));
          fdatasyncSync(file);
        });
        if (index < 0) continue;
        strokes.push(stroke);
        bare.push(plain);
      }
      return toLines(strokes, bare, frame);
    } finally {
      closeSync(file);
      await app.close();
    }
  },
};

async function press(page: Page, key: string): Promise<Stroke> {
  await page.keyboard.press(key);
  return page.evaluate(
    (name) => (globalThis as unknown as Readonly<Record<typeof name, Recorder>>)[name].next(),
    RECORDER,
  );
}

/**
 * Runs in the page. Painted: the total's text has changed, and the frame that shows it has been given
 * away. Saved: the word for saved stands there again after it was gone.
 */
function installRecorder(name: string): void {
  let pressed = 0;
  let total = '';
  let painted: number | null = null;
  let unsaved = false;
  let saved: number | null = null;
  let tell: (() => void) | null = null;
  const textOf = (id: string) => document.querySelector(`[data-testid="${id}"]`)?.textContent ?? '';
  const finish = () => {
    if (painted !== null && saved !== null) tell?.();
  };
  document.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      [pressed, total, painted, unsaved, saved] = [
        timeStamp,
        textOf('sheet-total'),
        null,
        false,
        null,
      ];
    },
    true,
  );
  let changed = false;
  new MutationObserver(() => {
    if (!changed && painted === null && textOf('sheet-total') !== total) {
      changed = true;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => {
          changed = false;
          painted = performance.now() - pressed;
          finish();
        });
        port1.start();
        port2.postMessage(null);
      });
    }
    if (!textOf('save-state').includes('已保存')) unsaved = true;
    else if (unsaved && saved === null) {
      saved = performance.now() - pressed;
      finish();
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
  const next = () =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the stroke was not shown')), 10_000);
      tell = () => {
        clearTimeout(timer);
        tell = null;
        resolve({ painted, saved });
      };
      finish();
    });
  (globalThis as unknown as Record<string, unknown>)[name] = { next };
}

function toLines(
  strokes: readonly Stroke[],
  bare: readonly number[],
  frame: number,
): readonly BenchLine[] {
  const shares = [0.5, 0.99];
  const ours = (part: keyof Stroke, share: number) =>
    ms(
      percentile(
        strokes.map((stroke) => stroke[part]),
        share,
      ),
    );
  return [
    ...shares.map((share) =>
      compared(`key press to painted total, p${100 * share}`, ours('painted', share), {
        name: 'one frame',
        figure: ms(frame),
      }),
    ),
    ...shares.map((share) =>
      compared(`edit to the word "saved", p${100 * share}`, ours('saved', share), {
        name: `append + fdatasync, p${100 * share}`,
        figure: ms(percentile(bare, share)),
      }),
    ),
  ];
}
