import { button, el } from './dom.ts';
import { fileField } from './file-field.ts';
import type { SayPage } from './page-texts.ts';
import { rootFields } from './root-fields.ts';
import { typedRoot, type State } from './state.ts';
import { visible } from '../texts/visible.ts';

export type Acts = {
  readonly get: () => State;
  readonly ask: (change: Partial<State>) => void;
  readonly verify: () => void;
  readonly cancel: () => void;
};

type Part = { readonly element: HTMLElement; readonly show: (state: State) => void };

/** What the person gives: archive, root, receipts; and the button. Made once for each language. */
export function questionView(say: SayPage, acts: Acts): Part {
  const root = rootFields(say, acts.get, acts.ask);
  const parts = [archivePart(say, acts), receiptsPart(say, acts), verifyPart(say, acts)] as const;
  const [archive, receipts, verify] = parts;
  const section = (number: number, title: string, ...children: readonly HTMLElement[]) =>
    el('section', { class: 'part' }, el('h2', {}, `${number}  ${title}`), ...children);
  const element = el(
    'div',
    {},
    section(1, say('archive.title'), archive.element),
    section(2, say('root.title'), el('p', {}, say('root.lead')), root.element),
    section(3, say('receipts.title'), el('p', {}, say('receipts.lead')), receipts.element),
    section(4, say('verify.title'), verify.element),
  );
  const show = (state: State) => [root, ...parts].forEach((part) => part.show(state));
  return { element, show };
}

function archivePart(say: SayPage, { ask }: Acts): Part {
  const name = el('p', { class: 'strong', 'data-testid': 'archive-opened' });
  const field = fileField({
    label: say('archive.drop'),
    accept: '.jbarchive,.zip',
    multiple: false,
    testId: 'archive',
    onFiles: ([file]) => ask({ file: file ?? null, digests: null }),
  });
  const show = ({ file }: State) => {
    name.textContent = file ? `${visible(file.name)} · ${sizeText(file.size)}` : '';
    field.firstElementChild?.replaceChildren(say(file ? 'archive.other' : 'archive.drop'));
  };
  return { element: el('div', {}, name, field), show };
}

function receiptsPart(say: SayPage, { get, ask }: Acts): Part {
  const list = el('p', { 'data-testid': 'receipts-given' });
  const field = fileField({
    label: say('receipts.drop'),
    accept: '.jbreceipt,.jbevidence',
    multiple: true,
    testId: 'receipts',
    onFiles: (files) => ask({ receipts: [...get().receipts, ...files] }),
  });
  const clear = button(say('receipts.clear'), () => ask({ receipts: [] }));
  const show = ({ receipts }: State) => {
    const names = receipts.map(({ name }) => visible(name)).join(', ');
    const count = say('receipts.count', { count: receipts.length });
    list.textContent = receipts.length > 0 ? `${count} ${names}` : '';
    clear.hidden = receipts.length === 0;
  };
  return { element: el('div', {}, list, field, clear), show };
}

function verifyPart(say: SayPage, acts: Acts): Part {
  const verify = button(say('verify.act'), acts.verify, { class: 'main', 'data-testid': 'verify' });
  const cancel = button(say('verify.cancel'), acts.cancel, { 'data-testid': 'cancel' });
  const hint = el('span', { class: 'hint' });
  const bar = el('progress', { 'aria-label': say('verify.title'), max: 1 });
  const status = el('span', { 'aria-live': 'polite' });
  const busy = el('div', { class: 'busy' }, bar, status, cancel);
  const show = (state: State) => {
    const needs = state.file
      ? typedRoot(state)
        ? null
        : 'verify.needsRoot'
      : 'verify.needsArchive';
    verify.toggleAttribute('disabled', needs !== null || state.progress !== null);
    hint.textContent = needs ? say(needs) : '';
    busy.hidden = state.progress === null;
    if (!state.progress) return;
    const { done, total } = state.progress;
    bar.value = total === 0 ? 0 : done / total;
    status.textContent = say('verify.progress', { done: sizeText(done), total: sizeText(total) });
  };
  return { element: el('div', {}, verify, hint, busy), show };
}

export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB'];
  let value = bytes / 1024;
  let unit = 0;
  for (; value >= 1024 && unit < units.length - 1; unit += 1) value /= 1024;
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[unit] ?? ''}`;
}
