import type { BrowserContext, Page } from '@playwright/test';
import type { MainProcess } from './main-process.ts';
import { APP_ORIGIN } from './messages.ts';

/** An address as the main bundle knows it. */
export function toAppAddress(address: string, origin: string): string {
  return address.startsWith(`${origin}/`) ? APP_ORIGIN + address.slice(origin.length) : address;
}

/**
 * Puts the main bundle's verdicts into effect, as Electron does: a document is fetched, and a
 * window stays, only if the bundle does not object.
 */
export async function guardPage(
  context: BrowserContext,
  page: Page,
  main: MainProcess,
  origin: string,
): Promise<void> {
  const cdp = await context.newCDPSession(page);
  const { frameTree } = await cdp.send('Page.getFrameTree');
  // Documents only: every other request, uploads and Range among them, stays untouched.
  await cdp.send('Fetch.enable', { patterns: [{ resourceType: 'Document' }] });
  cdp.on('Fetch.requestPaused', ({ requestId, request, frameId }) => {
    const isMainFrame = frameId === frameTree.frame.id;
    const url = toAppAddress(request.url, origin);
    void main
      .ask({ kind: 'navigate', url, isMainFrame })
      .catch(() => false)
      .then((allowed) =>
        allowed === true
          ? cdp.send('Fetch.continueRequest', { requestId })
          : cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }),
      )
      .catch(() => undefined);
  });
  context.on('page', (opened) => {
    void main
      .ask({ kind: 'open-window', url: toAppAddress(opened.url(), origin) })
      .catch(() => false)
      .then((allowed) => (allowed === true ? undefined : opened.close()))
      .catch(() => undefined);
  });
}
