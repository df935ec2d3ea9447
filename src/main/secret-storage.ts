import { safeStorage } from 'electron';
import type { SecretStorage } from '../backend/platform.ts';

/**
 * The platform's secret storage through Electron's asynchronous API (the synchronous one goes
 * away in Electron 46), or null where it protects nothing: on Linux without a keyring Electron
 * falls back to `basic_text`, a key that stands in its source code. Call it after `ready`.
 */
export async function createSecretStorage(): Promise<SecretStorage | null> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return null;
  if (process.platform === 'linux') {
    const backend = safeStorage.getSelectedStorageBackend();
    if (backend === 'basic_text' || backend === 'unknown') return null;
  }
  return {
    // The API takes text; base64 keeps every byte.
    encrypt: async (secret) =>
      new Uint8Array(await safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64'))),
    decrypt: async (protectedSecret) => {
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(protectedSecret));
      return new Uint8Array(Buffer.from(result, 'base64'));
    },
  };
}
