import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/**
 * A port for this browser folder, the same at every launch: a browser keeps storage per origin,
 * and tests of restarts need to find theirs again.
 */
export async function portFor(userDataDir: string): Promise<number> {
  await mkdir(userDataDir, { recursive: true });
  const path = join(userDataDir, 'jurybox-test-port');
  const known = Number(await readFile(path, 'utf8').catch(() => ''));
  if (known > 0) return known;
  const port = await findFreePort();
  await writeFile(path, String(port));
  return port;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
