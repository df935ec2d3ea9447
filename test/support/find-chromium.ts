import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'msedge'];

/** A Chromium to drive: the named one, Playwright's own, or the system's; null without any. */
export function findChromium(): string | null {
  const named = process.env['JURYBOX_CHROMIUM'];
  if (named) return named;
  const own = chromium.executablePath();
  if (own && existsSync(own)) return own;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of NAMES) {
      const path = join(folder, name + suffix);
      if (folder !== '' && existsSync(path)) return path;
    }
  }
  return null;
}

/** The same, for callers that cannot go on without. */
export function requireChromium(): string {
  const path = findChromium();
  if (path === null) throw new Error('no Chromium found: set JURYBOX_CHROMIUM');
  return path;
}
