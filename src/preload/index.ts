import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL, type Bridge } from '../contract/bridge.ts';
import type { AppEvent } from '../contract/events.ts';

/** Two functions and no `ipcRenderer`: the page cannot name a channel of its own. */
const bridge: Bridge = {
  call: (method, input) => ipcRenderer.invoke(CALL_CHANNEL, method, input),
  subscribe: (listener) => {
    // The Electron event carries `sender`, which must not reach the page.
    const forward = (_event: IpcRendererEvent, payload: AppEvent) => listener(payload);
    ipcRenderer.on(EVENT_CHANNEL, forward);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, forward);
    };
  },
};

contextBridge.exposeInMainWorld('jurybox', bridge);
