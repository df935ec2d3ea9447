import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { openEncryptedPackage } from '../../../src/backend/packages/read-package.ts';
import { writeEncryptedPackage } from '../../../src/backend/packages/write-package.ts';

export type OpenRun = { readonly bytes: number; readonly native: number; readonly library: number };

/** Opens one package with either cipher: `<folder> <bytes>`. Gives milliseconds. */
const [folder = '', size = '0'] = process.argv.slice(2);
const identity = await generateIdentity();
const content = randomBytes(Number(size));
const target = join(folder, 'open.jbpkg');
const written = await writeEncryptedPackage({
  files: [
    {
      path: 'content',
      size: content.length,
      async *open() {
        for (let at = 0; at < content.length; at += 2 ** 20)
          yield content.subarray(at, at + 2 ** 20);
      },
    },
  ],
  recipients: [await identityToRecipient(identity)],
  target,
});

async function openWith(engine: 'native' | 'library'): Promise<number> {
  const start = performance.now();
  const options = { source: target, identity, temporaryFolder: folder, engine };
  const opened = await openEncryptedPackage(options);
  const taken = performance.now() - start;
  if (!opened.ok) throw new Error(opened.error.type);
  await opened.value.dispose();
  return taken;
}

await openWith('native');
const native = await openWith('native');
const run: OpenRun = { bytes: written.size, native, library: await openWith('library') };
console.log(JSON.stringify(run));
