import { answerView, paperNodes } from './answer-view.ts';
import { el } from './dom.ts';
import { createPageTexts, type SayPage } from './page-texts.ts';
import { questionView } from './question-view.ts';
import { runTask } from './run-task.ts';
import { FIRST, withQuestion, type State, type Theme } from './state.ts';
import { startVerify } from './verify-file.ts';

const LANGUAGES = { 'zh-CN': '中文', en: 'English' } as const;
const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

/** The whole page: one state, shown anew at every change. */
export function startPage(body: HTMLElement): void {
  const language = navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
  let state: State = { ...FIRST, language };
  let cancelRun = () => {};
  let turn = 0;
  let parts = layOut(body, state, { update, verify, cancel, get: () => state });

  function update(change: Partial<State>): void {
    const before = state;
    state = { ...state, ...change };
    if (state.language !== before.language) {
      parts = layOut(body, state, { update, verify, cancel, get: () => state });
    }
    parts.show(state, before);
  }

  function cancel(): void {
    cancelRun();
    turn += 1;
    update({ progress: null, notice: 'verify.cancelled' });
  }

  async function verify(): Promise<void> {
    const { file } = state;
    if (!file) return;
    turn += 1;
    const own = turn;
    update({ progress: { done: 0, total: file.size }, outcome: null, failure: null, notice: null });
    const onProgress = (done: number, total: number) => update({ progress: { done, total } });
    try {
      const run = await startVerify({ ...state, file }, onProgress);
      cancelRun = run.cancel;
      const done = await run.done;
      // A cancelled or overtaken run says nothing any more.
      if (own === turn) update({ ...done, progress: null });
      if (own === turn && done.outcome) await digest(file);
    } catch (error) {
      const params = { message: String(error) };
      if (own === turn) update({ progress: null, failure: { key: 'failure.unreadable', params } });
    }
  }

  async function digest(file: File): Promise<void> {
    const answer = await runTask({ type: 'digests', file }, () => {}).answer;
    if (answer.type === 'digests' && state.file === file) update({ digests: answer.digests });
  }
}

type Deeds = {
  readonly update: (change: Partial<State>) => void;
  readonly verify: () => Promise<void>;
  readonly cancel: () => void;
  readonly get: () => State;
};

function layOut(body: HTMLElement, state: State, { update, verify, cancel, get }: Deeds) {
  const say = createPageTexts(state.language);
  document.documentElement.lang = state.language;
  document.title = say('title');
  const question = questionView(say, {
    get,
    ask: (change) => {
      if (get().progress) cancel();
      update(withQuestion(get(), change));
    },
    verify: () => void verify(),
    cancel,
  });
  const answer = el('div');
  const paper = el('div', { id: 'paper' });
  const main = el('main', {}, ...heading(say), question.element, answer, foot(say));
  body.replaceChildren(el('div', { id: 'app' }, bar(say, state, update), main), paper);
  const fill = (now: State) => {
    answer.replaceChildren(answerView(now, say));
    paper.replaceChildren(...paperNodes(now));
  };
  question.show(state);
  fill(state);
  const show = (now: State, before: State) => {
    document.documentElement.dataset['theme'] = now.theme;
    question.show(now);
    const keys = ['outcome', 'failure', 'notice', 'digests'] as const;
    if (keys.some((key) => now[key] !== before[key])) fill(now);
    if (now.outcome && !before.outcome) answer.scrollIntoView({ block: 'start' });
  };
  return { show };
}

function bar(say: SayPage, state: State, update: Deeds['update']): HTMLElement {
  const languages = Object.entries(LANGUAGES).map(([value, name]) => {
    const pressed = String(value === state.language);
    const item = el('button', { type: 'button', 'aria-pressed': pressed, lang: value }, name);
    item.addEventListener('click', () => update({ language: value as State['language'] }));
    return item;
  });
  const theme = el('select', { 'aria-label': say('theme'), 'data-testid': 'theme' });
  theme.append(...THEMES.map((value) => el('option', { value }, say(`theme.${value}`))));
  theme.value = state.theme;
  theme.addEventListener('change', () => update({ theme: theme.value as Theme }));
  return el('header', {}, el('span', { class: 'grow' }, say('title')), ...languages, theme);
}

function heading(say: SayPage): readonly HTMLElement[] {
  return [el('h1', {}, say('title')), el('p', { class: 'lead' }, say('lead'))];
}

function foot(say: SayPage): HTMLElement {
  return el(
    'footer',
    {},
    el('h2', {}, say('foot.title')),
    el('p', {}, say('foot.lead')),
    el('p', {}, say('foot.legal')),
  );
}
