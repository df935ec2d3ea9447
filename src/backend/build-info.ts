import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { sha256Schema } from '../core/model/primitives.ts';

/** Written by `npm run build` beside what it built. */
const buildInfoSchema = z.strictObject({
  build: sha256Schema,
  verifier: sha256Schema.nullable(),
  /** The same file's SM3. */
  verifierSm3: sha256Schema.nullable(),
});
export type BuildInfo = {
  readonly build: z.infer<typeof sha256Schema> | null;
  /** Of the verify.html published with the build. */
  readonly verifier: z.infer<typeof sha256Schema> | null;
  readonly verifierSm3: z.infer<typeof sha256Schema> | null;
};

/** Hashes of the running build; null for both when it runs from sources. */
export function readBuildInfo(from: string = fileURLToPath(import.meta.url)): BuildInfo {
  for (let folder = dirname(from); dirname(folder) !== folder; folder = dirname(folder)) {
    const path = join(folder, 'build-info.json');
    if (basename(folder) !== 'out' || !existsSync(path)) continue;
    const parsed = buildInfoSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) return parsed.data;
  }
  return { build: null, verifier: null, verifierSm3: null };
}
