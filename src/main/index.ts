import { join } from 'node:path';
import { app, BrowserWindow, dialog, Menu, session } from 'electron';
import type { Backend } from '../backend/backend.ts';
import { createBackend } from '../backend/create-backend.ts';
import { describeStartFailure } from '../backend/start-failure.ts';
import { findOpenedFile } from '../backend/files/opened-file.ts';
import { systemSurroundings } from '../backend/crypto-node.ts';
import { createRendererServer } from '../backend/http/serve-renderer.ts';
import { registerAppScheme, serveAppScheme } from './app-protocol.ts';
import { createWindow } from './create-window.ts';
import { settleDataFolder } from './data-folder.ts';
import { denyEverything, denySession } from './deny-everything.ts';
import { connectWindow } from './ipc-bridge.ts';
import { pickFolder } from './pick-folder.ts';
import { createSecretStorage } from './secret-storage.ts';
import { createUploadPieces } from './upload-pieces.ts';

/** The same distance from `out/main` in the project and in the packaged asar. */
const PROJECT = join(import.meta.dirname, '..', '..');

registerAppScheme();
const dataFolder = settleDataFolder(process.argv);
/** Files of double clicks that came before there was a backend. */
const handed: string[] = [];
let running: Backend | null = null;

// Two processes on one data folder would write the same journal.
if (app.requestSingleInstanceLock()) {
  denyEverything();
  app.on('second-instance', (_event, argv, folder) => {
    showWindow();
    const path = findOpenedFile(argv, folder);
    if (path !== null) handed.push(path);
    void openHanded();
  });
  // macOS tells by event, and may do so before the application is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    handed.push(path);
    void openHanded();
  });
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(run).catch(failToStart);
} else {
  app.quit();
}

async function run(): Promise<void> {
  Menu.setApplicationMenu(applicationMenu());
  denySession(session.defaultSession);
  const backend = await openBackend();
  running = backend;
  const first = findOpenedFile(process.argv.slice(1), process.cwd());
  if (first !== null) handed.push(first);
  // Copying a large package must not keep the window waiting.
  void openHanded();
  serveAppScheme({
    backend,
    renderer: createRendererServer(join(PROJECT, 'out', 'renderer')),
    pieces: createUploadPieces(backend.fetch),
  });
  const window = createWindow();
  const disconnect = connectWindow(window.webContents, backend);
  closeBeforeQuit(backend, disconnect);
}

async function openHanded(): Promise<void> {
  for (const path of running ? handed.splice(0) : []) await running?.openFile(path);
}

async function openBackend(): Promise<Backend> {
  return createBackend({
    dataFolder,
    resourcesFolder: join(PROJECT, 'resources'),
    platform: { shell: 'electron', secretStorage: await createSecretStorage(), pickFolder },
    surroundings: systemSurroundings,
  });
}

/** None, except on macOS, where copy and paste belong to the menu. */
function applicationMenu(): Menu | null {
  if (process.platform !== 'darwin') return null;
  return Menu.buildFromTemplate([
    { role: 'appMenu' },
    { role: 'editMenu' },
    { role: 'windowMenu' },
  ]);
}

/** Quitting waits until the backend has closed its database. */
function closeBeforeQuit(backend: Backend, disconnect: () => void): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    disconnect();
    void backend.close().finally(() => app.quit());
  });
}

function showWindow(): void {
  const window = BrowserWindow.getAllWindows()[0];
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** Before there is a page, only the system's own box can tell the person anything. */
function failToStart(error: unknown): void {
  console.error('jurybox: cannot start:', error);
  const reason = describeStartFailure(error, dataFolder) ?? String(error);
  dialog.showErrorBox('评审匣无法启动 / Jurybox cannot start', reason);
  app.exit(1);
}
