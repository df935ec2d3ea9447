import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { driveChromium } from '../support/chromium.ts';
import { built } from '../support/project.ts';
import { readVectorJson, vectorsPresent } from '../support/vectors.ts';

type Cctv = readonly {
  readonly key: string;
  readonly sig: string;
  readonly msg: string;
  readonly flags: readonly string[] | null;
}[];

test.skip(!vectorsPresent, 'the published vectors are absent');

/** Two cases of one key and signature over other messages would share an answer; CCTV has none. */
test('threats.md row 17, threats.md row 18, threats.md row 19, CCTV: the page in this browser answers as the strict profile does', async () => {
  const cases = readVectorJson<Cctv>('ed25519', 'cctv-ed25519.json');
  const folder = await mkdtemp(join(tmpdir(), 'jurybox-e2e-'));
  const { context, kill } = await driveChromium({ userDataDir: folder });
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(built('verify', 'verify.html')).href);
    const html = await readFile(built('verify', 'verify.html'), 'utf8');
    const script = /<script>([\s\S]*)<\/script>/.exec(html)?.[1] ?? '';
    const answer = await page.evaluate(
      ({ vectors, text }) => {
        const bytes = (hex: string) =>
          Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
        const triples = vectors.map(({ key, sig, msg }) => ({
          publicKey: bytes(key),
          signature: bytes(sig),
          message: new TextEncoder().encode(msg),
        }));
        const program = new Blob([text]);
        const worker = new Worker(URL.createObjectURL(program));
        worker.postMessage({ type: 'signatures', triples });
        return new Promise<{ holds: boolean[]; engine: string }>((resolve) => {
          worker.addEventListener('message', ({ data }) => resolve(data));
        });
      },
      { vectors: cases, text: script },
    );
    expect(answer.holds).toHaveLength(914);
    expect(answer.engine).toBe('native');
    expect(answer.holds).toEqual(cases.map(({ flags }) => flags === null || flags.length === 0));
  } finally {
    await kill();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
