import type { RecomputedView } from '../core/verify/recomputed-view.ts';
import { createPaperTexts } from '../paper/paper-texts.ts';
import { resultTables } from '../paper/result-tables.ts';
import type { ReportLanguage } from '../texts/report-texts.ts';
import { visible } from '../texts/visible.ts';
import { button, el } from './dom.ts';
import { isPageKey, type SayPage } from './page-texts.ts';
import { parsePaper } from './parse-paper.ts';

const ROWS_SHOWN = 100;
const SIGNS: Readonly<Record<string, string>> = {
  received: '✓',
  corrected: '✓✎',
  recused: '○',
  missing: '✗',
  conflict: '⚠',
  late: '◷',
  revoked: '⊘',
};

/** The matrix and the rankings as this machine computed them; the tables are those of the paper. */
export function recomputedView(
  view: RecomputedView,
  say: SayPage,
  language: ReportLanguage,
): HTMLElement {
  const tables = parsePaper(resultTables(view, createPaperTexts(language), language).markup);
  return el(
    'div',
    { 'data-testid': 'recomputed' },
    el('p', {}, say('recomputed.lead')),
    el('h3', {}, say('matrix.title')),
    matrixView(view, say),
    el('div', { class: 'tables', 'data-testid': 'rankings' }, ...tables),
  );
}

function matrixView(view: RecomputedView, say: SayPage): HTMLElement {
  const states = new Map(
    view.cells.map(({ judge, entry, state, corrected }) => [
      `${entry} ${judge}`,
      state === 'received' && corrected ? 'corrected' : state,
    ]),
  );
  const row = ({ id, title }: RecomputedView['entries'][number]) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, `${id} ${visible(title)}`),
      ...view.judges.map((judge) => cell(states.get(`${id} ${judge.id}`), say)),
    );
  const heads = view.judges.map(({ id, name }) =>
    el('th', { scope: 'col' }, `${id} ${visible(name)}`),
  );
  const body = el('tbody', {}, ...view.entries.slice(0, ROWS_SHOWN).map(row));
  const table = el(
    'table',
    { class: 'matrix' },
    el('thead', {}, el('tr', {}, el('th', {}, say('matrix.entry')), ...heads)),
    body,
  );
  const box = el('div', { class: 'scroll', tabindex: 0, 'data-testid': 'matrix' }, table);
  if (view.entries.length <= ROWS_SHOWN) return el('div', {}, legend(states, say), box);
  const all = button(say('matrix.all', { count: view.entries.length }), () => {
    body.append(...view.entries.slice(ROWS_SHOWN).map(row));
    all.remove();
  });
  return el('div', {}, legend(states, say), box, all);
}

function cell(state: string | undefined, say: SayPage): HTMLElement {
  if (state === undefined) return el('td', { 'data-state': 'none' });
  const name = nameOf(state, say);
  return el('td', { 'data-state': state, title: name, 'aria-label': name }, SIGNS[state] ?? state);
}

function legend(states: ReadonlyMap<string, string>, say: SayPage): HTMLElement {
  const counts = new Map<string, number>();
  for (const state of states.values()) counts.set(state, (counts.get(state) ?? 0) + 1);
  const items = [...counts].map(([state, count]) =>
    el('li', { 'data-state': state }, `${SIGNS[state] ?? ''} ${nameOf(state, say)} ${count}`),
  );
  return el('ul', { class: 'legend', 'data-testid': 'matrix-counts' }, ...items);
}

function nameOf(state: string, say: SayPage): string {
  const key = `cell.${state}`;
  return isPageKey(key) ? say(key) : state;
}
