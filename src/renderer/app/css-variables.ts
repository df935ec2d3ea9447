import type { CSSVariablesResolver } from '@mantine/core';

/** Points Mantine's own variables at the paper palette of global.css, in every scheme. */
const shared = {
  '--mantine-color-body': 'var(--jb-paper)',
  '--mantine-color-text': 'var(--jb-ink)',
  '--mantine-color-dimmed': 'var(--jb-ink-2)',
  '--mantine-color-default': 'var(--jb-sheet)',
  '--mantine-color-default-hover': 'var(--jb-selected)',
  '--mantine-color-default-color': 'var(--jb-ink)',
  '--mantine-color-default-border': 'var(--jb-hairline-strong)',
  '--mantine-color-disabled': 'var(--jb-desk)',
  '--mantine-color-disabled-color': 'var(--jb-ink-2)',
  '--mantine-color-disabled-border': 'var(--jb-hairline)',
  '--mantine-color-error': 'var(--jb-error)',
  '--mantine-color-placeholder': 'var(--jb-ink-2)',
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: shared,
  dark: shared,
});
