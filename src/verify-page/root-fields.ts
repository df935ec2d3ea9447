import {
  checkGroup,
  isRootComplete,
  nextGroup,
  typeIntoGroup,
  type TypedRoot,
} from '../core/crypto/typed-root.ts';
import { el } from './dom.ts';
import type { SayPage } from './page-texts.ts';
import type { State } from './state.ts';
import { isHexWrong } from './state.ts';

type RootParts = {
  readonly element: HTMLElement;
  readonly show: (state: State) => void;
};

/** Ten short fields, each checked as soon as it is full, and one for hexadecimal. */
export function rootFields(
  say: SayPage,
  get: () => State,
  change: (part: { root?: TypedRoot; rootHex?: string }) => void,
): RootParts {
  const fields = get().root.map((_, index) => groupField(say, index));
  const status = el('p', { 'aria-live': 'polite', class: 'root-status' });
  const hex = el('input', {
    autocomplete: 'off',
    spellcheck: 'false',
    'data-testid': 'root-hex',
    id: 'root-hex',
    value: get().rootHex,
  });
  hex.addEventListener('input', () => change({ rootHex: hex.value }));
  for (const [index, { input }] of fields.entries()) {
    input.addEventListener('input', () => {
      const before = get().root;
      const root = typeIntoGroup(before, index, input.value);
      change({ root });
      const target = nextGroup(root, index);
      const grown = (root[index] ?? '').length > (before[index] ?? '').length;
      // Only forwards and only off a full field: correcting a digit must not move the cursor.
      if (target !== index && grown) fields[target]?.input.focus();
    });
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Backspace' && input.value === '') fields[index - 1]?.input.focus();
    });
  }
  const show = (state: State) => {
    showGroups(fields, state.root);
    showStatus(status, state, say);
    hex.setAttribute('aria-invalid', String(isHexWrong(state)));
  };
  const groups = el('div', { class: 'groups', role: 'group', 'aria-label': say('root.label') });
  groups.append(...fields.map(({ element }) => element));
  const hexLabel = el('label', { class: 'hex' }, el('span', {}, say('root.hexLabel')), hex);
  return { element: el('div', {}, groups, status, hexLabel), show };
}

type Field = { readonly element: HTMLElement; readonly input: HTMLInputElement };

function groupField(say: SayPage, index: number): Field {
  const input = el('input', {
    inputmode: 'numeric',
    autocomplete: 'off',
    'aria-label': say('root.group', { number: index + 1 }),
    'data-testid': `root-${index + 1}`,
  });
  const element = el(
    'label',
    { class: 'group' },
    el('span', {}, String(index + 1)),
    input,
    el('b'),
  );
  return { element, input };
}

function showGroups(fields: readonly Field[], root: TypedRoot): void {
  for (const [index, { element, input }] of fields.entries()) {
    const state = checkGroup(root, index);
    if (input.value !== root[index]) input.value = root[index] ?? '';
    element.dataset['state'] = state;
    input.setAttribute('aria-invalid', String(state === 'wrong'));
    element.lastChild?.replaceWith(
      el('b', {}, { right: '✓', wrong: '✗', empty: '', partial: '' }[state]),
    );
  }
}

function showStatus(status: HTMLElement, state: State, say: SayPage): void {
  const wrong = state.root.flatMap((_, index) =>
    checkGroup(state.root, index) === 'wrong' ? [index + 1] : [],
  );
  status.dataset['tone'] = wrong.length > 0 || isHexWrong(state) ? 'error' : 'good';
  if (isHexWrong(state)) status.textContent = `✗ ${say('root.hexWrong')}`;
  else if (wrong.length > 0)
    status.textContent = `✗ ${say('root.wrong', { groups: wrong.join(', ') })}`;
  else status.textContent = isRootComplete(state.root) ? `✓ ${say('root.right')}` : '';
}
