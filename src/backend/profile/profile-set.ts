import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { roleSchema } from '../../contract/shapes.ts';
import { cleanTemporaryFiles, writeFileAtomic } from '../files/atomic-file.ts';
import type { Platform, Surroundings } from '../platform.ts';
import { openProfile, type OpenProfile } from './open-profile.ts';

const profileFileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  role: roleSchema,
  label: z.string(),
  rehearsal: z.boolean(),
  /** Place in the list: profiles stand in the order they were made. */
  order: z.int().min(0),
});
/** What a profile is, fixed when it is made. */
export type ProfileFacts = z.infer<typeof profileFileSchema>;

/** The profiles of a data folder. At most one is open: its role is the backend's role. */
export type ProfileSet = {
  list(): readonly ProfileFacts[];
  create(facts: Omit<ProfileFacts, 'id' | 'order'>): Promise<ProfileFacts>;
  open(id: string): Promise<OpenProfile | null>;
  current(): OpenProfile | null;
  close(): Promise<void>;
};

export type ProfileSetOptions = {
  readonly dataFolder: string;
  readonly platform: Platform;
  readonly surroundings: Surroundings;
};

/** The open profile is remembered, so that a restart after a crash comes back to the same desk. */
const CURRENT_FILE = 'current-profile';

export async function openProfileSet(options: ProfileSetOptions): Promise<ProfileSet> {
  const root = join(options.dataFolder, 'profiles');
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const currentFile = join(options.dataFolder, CURRENT_FILE);
  let current: OpenProfile | null = null;
  const open = async (id: string): Promise<OpenProfile | null> => {
    const facts = listProfiles(root).find((profile) => profile.id === id);
    if (!facts) return null;
    if (current?.facts.id === id) return current;
    current?.close();
    current = openProfile(join(root, id), facts, options);
    await discardLeftovers(current);
    // Not written again at every start: a disk that is full must not keep anybody from their desk.
    if (readRemembered(currentFile) !== id) await writeFileAtomic(currentFile, Buffer.from(id));
    return current;
  };
  const remembered = readRemembered(currentFile);
  if (remembered !== null) await open(remembered);
  return {
    list: () => listProfiles(root),
    create: async (facts) => {
      const random = Buffer.from(options.surroundings.randomBytes(4)).toString('hex');
      const order = Math.max(0, ...listProfiles(root).map((profile) => profile.order)) + 1;
      const profile = { ...facts, id: `${facts.role}-${random}`, order };
      mkdirSync(join(root, profile.id), { mode: 0o700 });
      await writeFileAtomic(
        join(root, profile.id, 'profile.json'),
        Buffer.from(JSON.stringify(profile)),
      );
      return profile;
    },
    open,
    current: () => current,
    close: async () => {
      current?.close();
      current = null;
      rmSync(currentFile, { force: true });
    },
  };
}

/** What a crash left half-written, decrypted packages first of all, goes before anything else. */
async function discardLeftovers(profile: OpenProfile): Promise<void> {
  for (const folder of [profile.temporaryFolder, join(profile.folder, 'blobs'), profile.folder]) {
    if (existsSync(folder)) await cleanTemporaryFiles(folder);
  }
}

function listProfiles(root: string): readonly ProfileFacts[] {
  return readdirSync(root)
    .map((name) => join(root, name, 'profile.json'))
    .filter((path) => existsSync(path))
    .map((path) => profileFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))))
    .toSorted((a, b) => a.order - b.order);
}

function readRemembered(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
