import { BrowserWindow, dialog } from 'electron';

/** Lets the person choose a folder; null when the dialog was cancelled. */
export async function pickFolder(): Promise<string | null> {
  const window = BrowserWindow.getAllWindows()[0];
  const options = { properties: ['openDirectory' as const, 'createDirectory' as const] };
  const answer = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}
