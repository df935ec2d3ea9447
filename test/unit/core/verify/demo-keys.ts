import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openVault, type VaultKeys } from '../../../../src/backend/vault/vault.ts';
import { bytesToHex } from '../../../../src/core/bytes/binary.ts';
import { ed25519PublicKey } from '../../../../src/core/crypto/ed25519.ts';
import type { SigningKey } from '../../../../src/core/envelope/dsse.ts';
import type { DemoFolder } from '../../../support/demo-folder.ts';

/** Every private key of the demo: what an insider of each kind would hold. */
export type DemoKeys = {
  readonly root: SigningKey;
  readonly operations: SigningKey;
  readonly notary: SigningKey;
  /** In the order of the roster. */
  readonly judges: readonly SigningKey[];
};

type OpenedProfile = { readonly role: string; readonly order: number; readonly keys: VaultKeys };

/** Opens the demo's vaults on a copy, because each try is booked beside the vault. */
export async function readDemoKeys(demo: DemoFolder): Promise<DemoKeys> {
  const profiles = join(demo.dataFolder, 'profiles');
  const aside = mkdtempSync(join(tmpdir(), 'jurybox-vaults-'));
  try {
    const opened: OpenedProfile[] = [];
    for (const id of readdirSync(profiles)) {
      const folder = join(profiles, id, 'profile.json');
      const facts = JSON.parse(readFileSync(folder, 'utf8')) as Omit<OpenedProfile, 'keys'>;
      cpSync(join(profiles, id, 'keys'), join(aside, id), { recursive: true });
      opened.push({ ...facts, keys: await unlock(join(aside, id), demo.secret) });
    }
    const of = (role: string) =>
      opened.filter((one) => one.role === role).toSorted((a, b) => a.order - b.order);
    const organizer = of('organizer')[0]?.keys;
    return {
      root: toSigningKey(organizer?.root),
      operations: toSigningKey(organizer?.operations),
      notary: toSigningKey(of('notary')[0]?.keys.device),
      judges: of('judge').map(({ keys }) => toSigningKey(keys.device)),
    };
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

async function unlock(folder: string, secret: string): Promise<VaultKeys> {
  const surroundings = { now: () => new Date(), randomBytes: (n: number) => new Uint8Array(n) };
  const unlocked = await openVault({ folder, secretStorage: null, surroundings }).unlock(secret);
  if (!unlocked.ok) throw new Error(`demo vault: ${unlocked.error.code}`);
  return unlocked.value;
}

export function toSigningKey(seed: Uint8Array | null | undefined): SigningKey {
  if (!seed) throw new Error('demo key is missing');
  return { publicKeyHex: bytesToHex(ed25519PublicKey(seed)), secretSeed: seed };
}
