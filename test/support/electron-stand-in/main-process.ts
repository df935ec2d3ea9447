import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { collectFaults } from '../child-process.ts';
import { built, PROJECT } from '../project.ts';
import type { FromMain, Question, ToMain } from './messages.ts';

export type OpenedWindow = Extract<FromMain, { type: 'window' }>;

export type MainProcess = {
  readonly child: ChildProcess;
  readonly faults: () => string;
  /** What the bundle opened: resolves once its window loads. */
  readonly window: Promise<OpenedWindow>;
  /** Asks the bundle what Electron would ask it. */
  readonly ask: (question: Question) => Promise<unknown>;
  readonly onSend: (listener: (channel: string, args: readonly unknown[]) => void) => void;
  readonly closeWindow: () => void;
};

export type MainProcessOptions = {
  readonly dataFolder: string;
  readonly port: number;
  /** Backend that safeStorage reports; `basic_text` is a machine without a keyring. */
  readonly keyring?: string | undefined;
  /** Folder that the person picks in a dialog. */
  readonly folderToPick?: string | undefined;
  readonly openFile?: string | undefined;
};

/** Runs the built main bundle in a process of its own, with the stand-in as `electron`. */
export function startMainProcess(options: MainProcessOptions): MainProcess {
  const register = join(PROJECT, 'test', 'support', 'electron-stand-in', 'register.ts');
  const args = ['--import', register, built('main', 'index.js'), '--data', options.dataFolder];
  if (options.openFile !== undefined) args.push(options.openFile);
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Structured clone between the processes, as between Electron's.
    serialization: 'advanced',
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      STAND_IN_PORT: String(options.port),
      ...(options.keyring === undefined ? {} : { STAND_IN_KEYRING: options.keyring }),
      ...(options.folderToPick === undefined ? {} : { STAND_IN_PICKS: options.folderToPick }),
    },
  });
  const faults = collectFaults(child);
  const waiting = new Map<number, (answer: { ok: boolean; value: unknown }) => void>();
  const listeners = new Set<(channel: string, args: readonly unknown[]) => void>();
  const opened = Promise.withResolvers<OpenedWindow>();
  child.on('message', (message: FromMain) => {
    switch (message.type) {
      case 'window':
        return opened.resolve(message);
      case 'send':
        for (const listener of listeners) listener(message.channel, message.args);
        return;
      case 'answer':
        waiting.get(message.id)?.(message);
        waiting.delete(message.id);
    }
  });
  child.once('exit', (code) => {
    opened.reject(new Error(`main process ended with ${code}: ${faults()}`));
    for (const answer of waiting.values()) answer({ ok: false, value: 'main process is gone' });
  });
  let asked = 0;
  const tell = (message: ToMain) => child.connected && child.send(message);
  return {
    child,
    faults,
    window: opened.promise,
    ask: (question) => {
      const id = ++asked;
      return new Promise((resolve, reject) => {
        waiting.set(id, ({ ok, value }) =>
          ok ? resolve(value) : reject(new Error(String(value))),
        );
        if (!tell({ type: 'ask', id, question })) reject(new Error('main process is gone'));
      });
    },
    onSend: (listener) => listeners.add(listener),
    closeWindow: () => void tell({ type: 'close-window' }),
  };
}
