import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type Sample = {
  readonly name: string;
  readonly path: string;
  readonly password?: string;
  /** Only a message is right for it. */
  readonly damaged?: boolean;
};

/**
 * Samples made of a good document: encrypted and restructured by qpdf where it is installed, and
 * damaged beyond repair by hand.
 */
export async function deriveSamples(source: string, folder: string): Promise<readonly Sample[]> {
  return [...(await damageInWays(source, folder)), ...(await treatWithQpdf(source, folder))];
}

async function damageInWays(source: string, folder: string): Promise<readonly Sample[]> {
  const bytes = await readFile(source);
  const ways: Readonly<Record<string, Uint8Array>> = {
    'damaged-empty': new Uint8Array(),
    'damaged-head-only': bytes.subarray(0, 900),
    'damaged-zeros': new Uint8Array(bytes.length),
    'damaged-no-pdf': new TextEncoder().encode('<html><body>404</body></html>'),
    // Every byte that carries structure is another one.
    'damaged-noise': bytes.map((byte, index) => (index < 8 ? byte : (byte * 7 + index) & 0xff)),
  };
  const samples: Sample[] = [];
  for (const [name, content] of Object.entries(ways)) {
    const path = join(folder, `${name}.pdf`);
    await writeFile(path, content);
    samples.push({ name, path, damaged: true });
  }
  return samples;
}

async function treatWithQpdf(source: string, folder: string): Promise<readonly Sample[]> {
  const encrypted = (user: string, bits: string) => ['--encrypt', user, 'owner', bits, '--'];
  const ways: Readonly<Record<string, readonly string[]>> = {
    'encrypted-aes-256': encrypted('秘密', '256'),
    'encrypted-owner-only': encrypted('', '256'),
    linearized: ['--linearize'],
    'object-streams': ['--object-streams=generate'],
    'no-compression': ['--stream-data=uncompress', '--object-streams=disable'],
    'pages-500': ['--empty', '--pages', ...pagesOf(source), '--'],
  };
  const samples: Sample[] = [];
  for (const [name, args] of Object.entries(ways)) {
    const path = join(folder, `${name}.pdf`);
    const input = name === 'pages-500' ? [] : [source];
    // 3: done with warnings. Anything else: no qpdf here, and no sample.
    const made = await run('qpdf', [...input, ...args, path]).then(
      () => true,
      (error: unknown) => (error as { code?: unknown }).code === 3,
    );
    if (!made) continue;
    samples.push({ name, path, ...(name === 'encrypted-aes-256' ? { password: '秘密' } : {}) });
  }
  return samples;
}

/** Ten pages fifty times over. */
function pagesOf(source: string): readonly string[] {
  return Array.from({ length: 50 }, () => [source, '1-10']).flat();
}
