import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from './app.ts';

/** A keyring in a file. `STAND_IN_KEYRING` names the backend Electron would report on Linux. */
export const safeStorage = {
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  getSelectedStorageBackend: () => process.env['STAND_IN_KEYRING'] ?? 'gnome_libsecret',
  encryptStringAsync: (text: string) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', keyringKey(), nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Promise.resolve(Buffer.concat([nonce, cipher.getAuthTag(), body]));
  },
  decryptStringAsync: (encrypted: Buffer) => {
    const cipher = createDecipheriv('aes-256-gcm', keyringKey(), encrypted.subarray(0, 12));
    cipher.setAuthTag(encrypted.subarray(12, 28));
    const text = Buffer.concat([cipher.update(encrypted.subarray(28)), cipher.final()]);
    return Promise.resolve({ shouldReEncrypt: false, result: text.toString('utf8') });
  },
};

/** The person at the dialog picks `STAND_IN_PICKS`, or cancels when there is none. */
export const dialog = {
  showErrorBox: (title: string, content: string) => {
    console.error(`[error box] ${title}: ${content}`);
  },
  showOpenDialog: () => {
    const picked = process.env['STAND_IN_PICKS'];
    return Promise.resolve({
      canceled: picked === undefined,
      filePaths: picked === undefined ? [] : [picked],
    });
  },
};

export const Menu = {
  setApplicationMenu: () => undefined,
  buildFromTemplate: (template: unknown) => template,
};

function keyringKey(): Buffer {
  const folder = app.getPath('userData');
  const path = join(folder, 'stand-in-keyring');
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, randomBytes(32));
  }
  return readFileSync(path);
}
