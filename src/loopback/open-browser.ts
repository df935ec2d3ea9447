import { spawn } from 'node:child_process';

/** Whether a browser could show anything: a server without a screen only prints the address. */
export function hasDisplay(): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** Opens the person's browser; when that fails the printed address still does. */
export function openBrowser(address: string): void {
  const [command, args] = openCommand(address);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

function openCommand(address: string): readonly [string, string[]] {
  switch (process.platform) {
    case 'win32':
      // Not through `cmd /c start`, which would interpret the address.
      return ['rundll32', ['url.dll,FileProtocolHandler', address]];
    case 'darwin':
      return ['open', [address]];
    default:
      return ['xdg-open', [address]];
  }
}
