import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Backend } from '../backend/backend.ts';
import { APP_ORIGIN, CALL_CHANNEL, EVENT_CHANNEL } from '../contract/bridge.ts';

/**
 * Connects a window with the backend. A call must come from the window's own main frame while it
 * shows the interface; anything else is rejected aloud, not ignored (threats.md row 38). What a
 * call holds is the dispatcher's business. Gives a function that disconnects.
 */
export function connectWindow(
  contents: WebContents,
  backend: Pick<Backend, 'call' | 'subscribe'>,
): () => void {
  ipcMain.handle(CALL_CHANNEL, (event, method: unknown, input: unknown) => {
    if (!isOwnFrame(event, contents)) throw new Error('jurybox: sender refused');
    return backend.call(typeof method === 'string' ? method : '', input);
  });
  const stop = backend.subscribe((appEvent) => {
    if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, appEvent);
  });
  return () => {
    stop();
    ipcMain.removeHandler(CALL_CHANNEL);
  };
}

function isOwnFrame(event: IpcMainInvokeEvent, contents: WebContents): boolean {
  const frame = event.senderFrame;
  // Null after the frame navigated or went away.
  if (frame === null || event.sender !== contents) return false;
  if (frame.parent !== null || frame !== contents.mainFrame) return false;
  return frame.origin === APP_ORIGIN && frame.url.startsWith(`${APP_ORIGIN}/`);
}
