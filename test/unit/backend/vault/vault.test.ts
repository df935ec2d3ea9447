import { spawn } from 'node:child_process';
import { argon2Sync, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import {
  chmodSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { SecretStorage } from '../../../../src/backend/platform.ts';
import { openDatabase } from '../../../../src/backend/store/database.ts';
import { PROFILE_MIGRATIONS } from '../../../../src/backend/store/profile-schema.ts';
import { removeSetting } from '../../../../src/backend/store/settings.ts';
import {
  createDatabaseGuardStore,
  type GuardStore,
} from '../../../../src/backend/vault/guard-store.ts';
import { redactKeys, wipeKeys } from '../../../../src/backend/vault/vault-keys.ts';
import { openVault, type VaultKeys } from '../../../../src/backend/vault/vault.ts';
import { collectFaults, endProcess, readFirstLine } from '../../../support/child-process.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

const folder = useTemporaryFolder();
const PROGRAM = new URL('programs/guess-once.ts', import.meta.url).pathname;
const PHRASE = 'abandon ability able about above';
const PIN = '739150';
const KEYS: VaultKeys = {
  device: new Uint8Array(32).fill(1),
  age: `AGE-SECRET-KEY-1${'Q'.repeat(58)}`,
  root: null,
  operations: new Uint8Array(32).fill(2),
  sm2: null,
};

/** Stands for the system's storage: another instance cannot read what this one protected. */
function createStorage(): SecretStorage {
  const mask = randomBytes(32);
  const apply = (bytes: Uint8Array) => bytes.map((byte, at) => byte ^ (mask[at] ?? 0));
  return {
    encrypt: async (secret) => apply(secret),
    decrypt: async (secret) => apply(secret),
  };
}

const clock = { now: new Date('2026-11-22T09:00:00Z') };
const pass = (seconds: number) => {
  clock.now = new Date(clock.now.getTime() + seconds * 1000);
};
const open = (secretStorage: SecretStorage | null = null) =>
  openVault({
    folder: folder('keys'),
    secretStorage,
    surroundings: { now: () => clock.now, randomBytes: (length) => randomBytes(length) },
  });
const REHEARSAL = { weakForRehearsal: true };
const vaultPath = () => folder('keys', 'vault.json');

test('keys come back with the secret, in a new process’s eyes too', async () => {
  expect(open().exists()).toBe(false);
  expect(await open().unlock(PHRASE)).toEqual(failure('identity-missing'));
  expect(await open().create(KEYS, PHRASE)).toEqual({ ok: true, value: undefined });
  expect(open().exists()).toBe(true);
  const unlocked = await open().unlock(`  ${PHRASE.replaceAll(' ', '  ')} `);
  expect(unlocked.ok && { ...unlocked.value }).toEqual(KEYS);
});

test('the files are for their owner alone', async () => {
  await open().create(KEYS, PIN, REHEARSAL);
  await open().unlock(PIN);
  expect(statSync(folder('keys')).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(folder('keys'))) {
    expect(statSync(folder('keys', name)).mode & 0o777).toBe(0o600);
  }
});

test('nothing overwrites keys that exist, not even a call at the same time', async () => {
  const vault = open();
  const results = await Promise.all([
    vault.create(KEYS, PIN, REHEARSAL),
    vault.create(KEYS, PIN, REHEARSAL),
  ]);
  expect(results.map(({ ok }) => ok)).toEqual([true, false]);
  expect(await open().create(KEYS, PIN, REHEARSAL)).toEqual(failure('identity-exists'));
});

test('a weak secret is refused before anything is written', async () => {
  expect(await open().create(KEYS, PIN)).toMatchObject({ error: { code: 'secret-too-weak' } });
  const trivial = await open(createStorage()).create(KEYS, '123456');
  expect(trivial).toMatchObject({ error: { code: 'secret-too-weak' } });
  expect(open().exists()).toBe(false);
});

test('with the platform’s storage a PIN is enough, and the file alone is not', async () => {
  const storage = createStorage();
  expect((await open(storage).create(KEYS, PIN)).ok).toBe(true);
  expect((await open(storage).unlock(PIN)).ok).toBe(true);
  const without = await open().unlock(PIN);
  expect(without).toMatchObject({ error: { code: 'identity-locked' } });
  const elsewhere = await open(createStorage()).unlock(PIN);
  expect(elsewhere).toMatchObject({ error: { code: 'secret-wrong' } });
  const refusing = { ...storage, decrypt: () => Promise.reject(new Error('locked')) };
  expect(await open(refusing).unlock(PIN)).toMatchObject({
    error: { code: 'identity-locked', params: { reason: 'secret-storage-refused' } },
  });
});

test('the file is argon2id, HKDF and AES-256-GCM as documented: OpenSSL opens it', async () => {
  await open().create(KEYS, PHRASE);
  const { ciphertext, ...header } = JSON.parse(readFileSync(vaultPath(), 'utf8'));
  expect(header.kdf).toMatchObject({ memoryKib: 65536, iterations: 3, parallelism: 1 });
  const salt = Buffer.from(header.kdf.salt, 'base64');
  const stretched = argon2Sync('argon2id', {
    message: PHRASE,
    nonce: salt,
    memory: 65536,
    passes: 3,
    parallelism: 1,
    tagLength: 32,
  });
  const kek = Buffer.from(hkdfSync('sha256', stretched, salt, 'jurybox vault v1 secret', 32));
  const sealed = Buffer.from(ciphertext, 'base64');
  const cipher = createDecipheriv('aes-256-gcm', kek, Buffer.from(header.nonce, 'base64'));
  // Keys are sorted and nothing is escaped, so this is the canonical form.
  cipher.setAAD(Buffer.from(JSON.stringify(header)));
  cipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
  expect(JSON.parse(plain.toString())).toMatchObject({ age: KEYS.age, root: null });
});

describe('a changed vault file', () => {
  const REFUSED = ['identity-locked', 'secret-wrong'];

  test('opens with no byte of it altered', async () => {
    await open().create(KEYS, PIN, REHEARSAL);
    const good = readFileSync(vaultPath());
    for (let at = 0; at < good.length; at += 7) {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ 0x01;
      writeFileSync(vaultPath(), bytes);
      pass(3600);
      const result = await open().unlock(PIN);
      expect(REFUSED, `byte ${at}`).toContain(result.ok ? 'opened' : result.error.code);
    }
  });

  test.each([
    ['memory of 4 TiB', { memoryKib: 2 ** 32 }],
    ['endless iterations', { iterations: 1_000_000 }],
    ['many lanes', { parallelism: 255 }],
    ['no memory', { memoryKib: 1 }],
  ])('cannot ask for %s', async (_what, cost) => {
    await open().create(KEYS, PIN, REHEARSAL);
    const file = JSON.parse(readFileSync(vaultPath(), 'utf8'));
    writeFileSync(vaultPath(), JSON.stringify({ ...file, kdf: { ...file.kdf, ...cost } }));
    const reason = { reason: 'vault-damaged' };
    expect(await open().unlock(PIN)).toEqual(failure('identity-locked', reason));
    expect(open().guard().failures).toBe(0);
  });

  test('cannot pass a rehearsal’s light parameters off as real ones', async () => {
    await open().create(KEYS, PIN, REHEARSAL);
    const text = readFileSync(vaultPath(), 'utf8');
    writeFileSync(vaultPath(), text.replace('"rehearsal":true', '"rehearsal":false'));
    expect(await open().unlock(PIN)).toMatchObject({ error: { code: 'identity-locked' } });
  });
});

describe('threats.md row 32: guessing', () => {
  test('is free three times, then waits twice as long each time, up to an hour', async () => {
    await open().create(KEYS, PIN, REHEARSAL);
    const waits: number[] = [];
    for (let failures = 1; failures <= 17; failures += 1) {
      expect(await open().unlock('nope')).toEqual(failure('secret-wrong', { failures }));
      const { lockedUntil } = open().guard();
      waits.push(lockedUntil === null ? 0 : (lockedUntil.getTime() - clock.now.getTime()) / 1000);
      pass(waits.at(-1) ?? 0);
    }
    const hour = 3600;
    const doubling = [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048];
    expect(waits).toEqual([0, 0, 0, ...doubling, hour, hour, hour]);
    expect((await open().unlock(PIN)).ok).toBe(true);
    expect(open().guard()).toEqual({ failures: 0, lockedUntil: null });
  });

  test('while locked, not even the right secret is tried, and waiting costs nothing', async () => {
    await open().create(KEYS, PIN, REHEARSAL);
    for (let round = 0; round < 4; round += 1) await open().unlock('nope');
    const locked = failure('secret-locked-out', { seconds: 2 });
    expect(await open().unlock(PIN)).toEqual(locked);
    expect(await open().unlock(PIN)).toEqual(locked);
    pass(1.2);
    expect(await open().unlock(PIN)).toEqual(failure('secret-locked-out', { seconds: 1 }));
    pass(1);
    expect((await open().unlock(PIN)).ok).toBe(true);
  });

  test('many at a time are counted one by one', async () => {
    await open().create(KEYS, PIN, REHEARSAL);
    const guesses = Array.from({ length: 20 }, () => open().unlock('nope'));
    const codes = (await Promise.all(guesses)).map((result) => result.ok || result.error.code);
    expect(codes.filter((code) => code === 'secret-wrong')).toHaveLength(4);
    expect(codes.filter((code) => code === 'secret-locked-out')).toHaveLength(16);
  });

  test('a clock set back prolongs no wait beyond its length', async () => {
    await open().create(KEYS, PIN, REHEARSAL);
    for (let round = 0; round < 4; round += 1) await open().unlock('nope');
    pass(-365 * 24 * 3600);
    expect(await open().unlock(PIN)).toEqual(failure('secret-locked-out', { seconds: 2 }));
    pass(2);
    expect((await open().unlock(PIN)).ok).toBe(true);
  });

  test('a damaged count gives no free guesses, and never costs the key', async () => {
    await open().create(KEYS, PIN, REHEARSAL);
    writeFileSync(folder('keys', 'unlock-guard.json'), '{"failures":-1}');
    expect(await open().unlock('nope')).toEqual(failure('secret-wrong', { failures: 4 }));
    pass(2);
    expect((await open().unlock(PIN)).ok).toBe(true);
  });

  test('killing the process does not take a guess back', async () => {
    await open().create(KEYS, PHRASE);
    for (let round = 1; round <= 3; round += 1) {
      const child = spawn(process.execPath, [PROGRAM, folder('keys')], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      // Counted first: counted with the answer, it would come second, and could be killed away.
      expect(await readFirstLine(child, collectFaults(child))).toBe('counted');
      await endProcess(child, 'SIGKILL');
      expect(open().guard().failures).toBeGreaterThanOrEqual(round);
    }
  });
});

test('a guard that cannot be written lets nobody try', async (context) => {
  context.skip(process.getuid?.() === 0, 'root writes anywhere');
  await open().create(KEYS, PIN, REHEARSAL);
  chmodSync(folder('keys'), 0o500);
  await expect(open().unlock(PIN)).rejects.toThrow('EACCES');
});

test('unlocked keys do not print', async () => {
  await open().create(KEYS, PIN, REHEARSAL);
  const unlocked = await open().unlock(PIN);
  if (!unlocked.ok) throw new Error(unlocked.error.code);
  const keys = unlocked.value;
  // oxlint-disable-next-line typescript/no-base-to-string -- its own, hidden from the type
  const printed = [inspect({ keys }), JSON.stringify({ keys }), keys.toString()];
  expect(printed).toEqual(['{ keys: <redacted> }', '{"keys":"<redacted>"}', '<redacted>']);
  expect(structuredClone(keys)).toEqual({ ...keys });
});

test('wiped seeds are zero', () => {
  const keys = redactKeys({ ...KEYS, device: new Uint8Array(32).fill(7), operations: null });
  wipeKeys(keys);
  expect(keys.device).toEqual(new Uint8Array(32));
});

function failure(code: string, params?: Readonly<Record<string, string | number>>) {
  return { ok: false, error: { code, ...(params ? { params } : {}) } };
}

describe('threats.md row 32: the count of wrong secrets', () => {
  const database = () => openDatabase(folder('profile.db'), PROFILE_MIGRATIONS);
  const openWith = (copy: GuardStore) =>
    openVault({
      folder: folder('keys'),
      secretStorage: null,
      surroundings: { now: () => clock.now, randomBytes: (length) => randomBytes(length) },
      guardCopy: copy,
    });

  test('survives the deletion of its file, and of its copy', async () => {
    const store = database();
    const vault = openWith(createDatabaseGuardStore(store));
    await vault.create(KEYS, PIN, REHEARSAL);
    for (let round = 0; round < 5; round += 1) {
      await vault.unlock('nope');
      pass(60);
    }
    rmSync(folder('keys', 'unlock-guard.json'));
    const again = openWith(createDatabaseGuardStore(store));
    expect(await again.unlock('nope')).toEqual(failure('secret-wrong', { failures: 6 }));
    expect(await again.unlock(PIN)).toEqual(failure('secret-locked-out', { seconds: 8 }));
    removeSetting(store, 'unlock-guard');
    expect(await again.unlock(PIN)).toEqual(failure('secret-locked-out', { seconds: 8 }));
    // The key is still there, and the right secret opens it once the time has passed.
    pass(8);
    expect((await again.unlock(PIN)).ok).toBe(true);
    expect(again.guard()).toEqual({ failures: 0, lockedUntil: null });
    store.close();
  });

  test('survives a restart of the program', async () => {
    const first = database();
    const vault = openWith(createDatabaseGuardStore(first));
    await vault.create(KEYS, PIN, REHEARSAL);
    for (let round = 0; round < 4; round += 1) await vault.unlock('nope');
    first.close();
    rmSync(folder('keys', 'unlock-guard.json'));
    const second = database();
    const reopened = openWith(createDatabaseGuardStore(second));
    expect(reopened.guard().failures).toBe(4);
    expect(await reopened.unlock(PIN)).toEqual(failure('secret-locked-out', { seconds: 2 }));
    second.close();
  });

  test('also counts where the old secret is asked for a change', async () => {
    await open().create(KEYS, PIN, REHEARSAL);
    for (let round = 0; round < 4; round += 1) await open().changeSecret('nope', '502716');
    expect(await open().changeSecret(PIN, '502716')).toEqual(
      failure('secret-locked-out', { seconds: 2 }),
    );
  });
});

describe('another secret', () => {
  test('opens the same keys, and the old one opens them no more', async () => {
    await open().create(KEYS, PIN, REHEARSAL);
    expect((await open().changeSecret(PIN, '502716')).ok).toBe(true);
    expect(await open().unlock(PIN)).toMatchObject({ error: { code: 'secret-wrong' } });
    const unlocked = await open().unlock('502716');
    expect(unlocked.ok && { ...unlocked.value }).toEqual(KEYS);
  });

  test('is refused where it is weak, and then nothing has changed', async () => {
    await open().create(KEYS, PIN, REHEARSAL);
    const before = readFileSync(vaultPath());
    expect(await open().changeSecret(PIN, '123456')).toMatchObject({
      error: { code: 'secret-too-weak' },
    });
    expect(readFileSync(vaultPath()).equals(before)).toBe(true);
  });

  test('the same one again binds the vault to a storage that has become available', async () => {
    await open().create(KEYS, PHRASE);
    const storage = createStorage();
    expect(open().state()).toBe('secret-only');
    expect(open(storage).state()).toBe('bindable');
    expect((await open(storage).changeSecret(PHRASE, PHRASE)).ok).toBe(true);
    expect(open(storage).state()).toBe('bound');
    expect((await open(storage).unlock(PHRASE)).ok).toBe(true);
    expect(open().state()).toBe('storage-missing');
    expect(await open().unlock(PHRASE)).toEqual(
      failure('identity-locked', { reason: 'secret-storage-missing' }),
    );
    expect(open().guard().failures).toBe(0);
  });
});

describe('new keys in the place of old ones', () => {
  const FRESH: VaultKeys = { ...KEYS, device: new Uint8Array(32).fill(9) };

  test('keep the old vault aside, which opens again when it is put back', async () => {
    await open().create(KEYS, PIN, REHEARSAL);
    const old = open().deviceKey();
    for (let round = 0; round < 4; round += 1) await open().unlock('nope');
    expect((await open().replace(FRESH, '502716', REHEARSAL)).ok).toBe(true);
    expect(open().deviceKey()).not.toBe(old);
    expect(open().guard().failures).toBe(0);
    expect((await open().unlock('502716')).ok).toBe(true);
    const aside = readdirSync(folder('keys')).filter((name) => name.startsWith('vault-'));
    expect(aside).toHaveLength(1);
    renameSync(folder('keys', aside[0] ?? ''), vaultPath());
    expect(open().deviceKey()).toBe(old);
    const unlocked = await open().unlock(PIN);
    expect(unlocked.ok && { ...unlocked.value }).toEqual(KEYS);
  });

  test('twice in one second lose none of the three', async () => {
    await open().create(KEYS, PIN, REHEARSAL);
    await open().replace(FRESH, '502716', REHEARSAL);
    await open().replace({ ...KEYS, device: new Uint8Array(32).fill(8) }, PIN, REHEARSAL);
    const vaults = readdirSync(folder('keys')).filter((name) => name.startsWith('vault'));
    const devices = vaults.map(
      (name) => JSON.parse(readFileSync(folder('keys', name), 'utf8')).device,
    );
    expect(new Set(devices).size).toBe(3);
  });

  test('answer a damaged vault', async () => {
    await open().create(KEYS, PIN, REHEARSAL);
    writeFileSync(vaultPath(), 'not a vault');
    expect(open().state()).toBe('damaged');
    expect((await open().replace(FRESH, PIN, REHEARSAL)).ok).toBe(true);
    expect(open().state()).toBe('secret-only');
  });
});
