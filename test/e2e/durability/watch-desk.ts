import type { Page } from '@playwright/test';
import type { Ledger, Shown } from './ledger.ts';

const BINDING = 'juryboxTestShown';

/** Tells the ledger what the desk shows, at every change and in every frame that is painted. */
export async function watchDesk(page: Page, ledger: Pick<Ledger, 'observe'>): Promise<void> {
  await page
    .exposeBinding(BINDING, (_source, shown: Shown) => ledger.observe(shown))
    // A page that outlived its backend has the binding already.
    .catch(() => undefined);
  await page.evaluate(installWatch, BINDING);
}

/** Runs in the page. */
function installWatch(binding: string): void {
  const record = (globalThis as unknown as Record<string, (shown: unknown) => void>)[binding];
  let last = '';
  const look = () => {
    const row = document.querySelector<HTMLElement>('button[data-entry][aria-current="true"]');
    const state = document.querySelector('[data-testid="save-state"]')?.textContent ?? '';
    const fields = [...document.querySelectorAll<HTMLInputElement>('input[data-mark]')];
    const textOf = (name: string) =>
      document.querySelector<HTMLTextAreaElement>(`textarea[data-testid="${name}"]`)?.value;
    const texts = ['comment', 'remark-merit', 'remark-value'].map((name) => [name, textOf(name)]);
    const recusal = textOf('recusal-reason');
    const stored = document.querySelector('[data-testid="notes-state"]')?.textContent ?? '';
    const notes = [
      ...document.querySelectorAll<HTMLTextAreaElement>('[data-testid="pdf-notes"] textarea'),
    ];
    const hash = document.querySelector('[data-testid="sealed-sheet"] [data-testid="sheet-hash"]');
    const shown = {
      entry: row?.dataset['entry'] ?? '',
      // "Saved" and "nothing unsaved": either is a promise about what stands beside it.
      saved: state.includes('已保存') || state.includes('没有未保存'),
      marks: Object.fromEntries([
        ...fields.map((field) => [field.dataset['mark'] ?? '', field.value]),
        ...texts.filter(([, value]) => value !== undefined),
        ...(recusal === undefined ? [] : [['recusal', `回避:${recusal}`]]),
      ]),
      notes: stored.includes('已存在本机') ? notes.map((note) => note.value) : [],
      sealed: (hash?.textContent ?? '').replaceAll(' ', ''),
    };
    const text = JSON.stringify(shown);
    if (text === last || shown.entry === '') return;
    last = text;
    record?.(shown);
  };
  const frame = () => {
    look();
    requestAnimationFrame(frame);
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  frame();
}
