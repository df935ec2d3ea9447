import { currentContents } from './browser-window.ts';
import { APP_ORIGIN, type FrameDescription } from './messages.ts';
import { answerQuestions } from './parent-link.ts';
import type { StandInContents, StandInFrame } from './web-contents.ts';

export type InvokeEvent = {
  readonly sender: StandInContents;
  readonly senderFrame: StandInFrame | null;
};
type Handler = (event: InvokeEvent, ...args: readonly unknown[]) => unknown;

const handlers = new Map<string, Handler>();

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  removeHandler(channel: string): void {
    handlers.delete(channel);
  },
};

answerQuestions('invoke', async ({ channel, args, frame }) => {
  const handler = handlers.get(channel);
  if (!handler) throw new Error(`No handler registered for '${channel}'`);
  const sender = currentContents();
  return handler({ sender, senderFrame: toFrame(sender, frame) }, ...args);
});

function toFrame(contents: StandInContents, frame: FrameDescription): StandInFrame {
  if (frame.isMain) {
    contents.mainFrame.url = frame.url;
    return contents.mainFrame;
  }
  // An `about:blank` frame has its parent's origin: only its place in the tree gives it away.
  const origin = frame.url.startsWith('about:') ? APP_ORIGIN : originOf(frame.url);
  return { url: frame.url, origin, parent: contents.mainFrame };
}

/** Node calls the origin of a scheme it does not know `null`; Chromium, told of it, does not. */
function originOf(address: string): string {
  const { protocol, host, origin } = new URL(address);
  return protocol === 'app:' ? `${protocol}//${host}` : origin;
}
