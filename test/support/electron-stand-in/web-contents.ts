import { EventEmitter } from 'node:events';
import { APP_ORIGIN } from './messages.ts';
import { answerQuestions, tellParent } from './parent-link.ts';

export type StandInFrame = {
  url: string;
  readonly origin: string;
  readonly parent: StandInFrame | null;
};
type WindowOpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

/** The page as the main bundle sees it. Its events are asked for by the driven Chromium. */
export class StandInContents extends EventEmitter {
  readonly mainFrame: StandInFrame = { url: `${APP_ORIGIN}/`, origin: APP_ORIGIN, parent: null };
  #openHandler: WindowOpenHandler = () => ({ action: 'allow' });

  constructor() {
    super();
    answerQuestions('navigate', ({ url, isMainFrame }) => {
      const frameAllowed = this.#isAllowed('will-frame-navigate', { url, isMainFrame });
      return (
        frameAllowed && (!isMainFrame || this.#isAllowed('will-navigate', { url, isMainFrame }))
      );
    });
    answerQuestions('redirect', ({ url }) => this.#isAllowed('will-redirect', { url }));
    answerQuestions('attach-webview', ({ url }) => this.#isAllowed('will-attach-webview', { url }));
    answerQuestions('open-window', ({ url }) => this.#openHandler({ url }).action === 'allow');
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler;
  }

  send(channel: string, ...args: readonly unknown[]): void {
    tellParent({ type: 'send', channel, args });
  }

  isDestroyed(): boolean {
    return false;
  }

  #isAllowed(name: string, details: Readonly<Record<string, unknown>>): boolean {
    let allowed = true;
    this.emit(name, {
      ...details,
      preventDefault: () => {
        allowed = false;
      },
    });
    return allowed;
  }
}
