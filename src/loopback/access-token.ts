import { createHmac, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const TOKEN = /^[0-9a-f]{64}$/;

/**
 * The secret that tells Jurybox's own page from anything else that reaches the port. It is kept
 * across restarts, so that an open page survives a restart of the backend, and readable by its
 * owner alone, so that other accounts of the machine stay out.
 */
export async function readOrCreateToken(dataFolder: string): Promise<string> {
  const path = join(dataFolder, 'loopback-token');
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const known = await readFile(path, 'utf8').catch(() => '');
  if (TOKEN.test(known.trim())) {
    await chmod(path, 0o600);
    return known.trim();
  }
  const token = randomBytes(32).toString('hex');
  await writeFile(path, `${token}\n`, { mode: 0o600 });
  // `mode` only holds for a file that did not exist.
  await chmod(path, 0o600);
  return token;
}

/**
 * What the cookie holds. Cookies ignore ports: any other server on 127.0.0.1 that the browser
 * visits is sent ours. So it is not the token, only something derived from it that opens the
 * read-only file routes.
 */
export function deriveCookie(token: string): string {
  return createHmac('sha256', token).update('jurybox loopback cookie v1').digest('hex');
}
