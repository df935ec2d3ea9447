import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onWindowClosed } from './parent-link.ts';

class StandInApp extends EventEmitter {
  readonly #paths = new Map([['userData', join(tmpdir(), 'jurybox-stand-in')]]);

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  whenReady(): Promise<void> {
    // Later than the current turn, as in Electron: schemes must be registered before it.
    return new Promise((resolve) => setImmediate(resolve));
  }

  /** One process per user data folder, told by a file with its number. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    const path = join(folder, 'stand-in-lock');
    if (existsSync(path) && isAlive(Number(readFileSync(path, 'utf8')))) return false;
    writeFileSync(path, String(process.pid));
    return true;
  }

  quit(): void {
    let prevented = false;
    this.emit('will-quit', { preventDefault: () => (prevented = true) });
    if (!prevented) this.exit(0);
  }

  exit(code: number): void {
    process.exit(code);
  }
}

export const app = new StandInApp();
onWindowClosed(() => app.emit('window-all-closed'));
process.on('SIGTERM', () => app.quit());

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
