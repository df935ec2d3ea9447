import type { Transport } from '../../contract/transport.ts';
import { createElectronTransport, findBridge } from './electron-transport.ts';
import { followNewToken, takeToken } from './loopback-token.ts';
import { createLoopbackTransport } from './loopback-transport.ts';

/**
 * The way to the backend: Electron's bridge, or HTTP and WebSocket when the page came from the
 * loopback shell. Null when there is neither bridge nor token: the page was opened by hand, and
 * only the launcher's address leads further.
 */
export function createTransport(): Transport | null {
  const bridge = findBridge();
  if (bridge) return createElectronTransport(bridge);
  followNewToken();
  const token = takeToken();
  return token === null ? null : createLoopbackTransport(token);
}
