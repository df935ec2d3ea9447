import { app, type Session, type WebContents } from 'electron';
import { APP_ORIGIN } from '../contract/bridge.ts';

/** Whether an address belongs to the interface. */
export function isAppAddress(address: string): boolean {
  return address === APP_ORIGIN || address.startsWith(`${APP_ORIGIN}/`);
}

/**
 * Takes from every page what only a browser needs: leaving, opening windows, embedding, asking for
 * devices, reaching the network (threats.md rows 36 and 37). `shell.openExternal` is used nowhere.
 */
export function denyEverything(): void {
  app.on('web-contents-created', (_event, contents) => denyNavigation(contents));
}

function denyNavigation(contents: WebContents): void {
  const stay = (event: { preventDefault: () => void; readonly url: string }) => {
    if (!isAppAddress(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  // The interface embeds no page, so no frame has anywhere to go.
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isAppAddress(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Permissions, devices and the network of a session. */
export function denySession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  // The policy header forbids it already; this holds even for a page that got around it.
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !isLocalAddress(details.url) });
  });
}

const LOCAL_SCHEMES = ['blob:', 'data:', 'devtools:', 'about:'];

function isLocalAddress(address: string): boolean {
  return isAppAddress(address) || LOCAL_SCHEMES.some((scheme) => address.startsWith(scheme));
}
