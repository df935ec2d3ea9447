import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { sm3Hex } from '../src/core/crypto/sm3.ts';
import { PAPER_CSS } from '../src/paper/paper-css.ts';
import { PROJECT } from './project.ts';

export const VERIFY_PAGE = join(PROJECT, 'out', 'verify', 'verify.html');

export async function buildVerifyPage(): Promise<void> {
  const page = await composeVerifyPage();
  await mkdir(join(PROJECT, 'out', 'verify'), { recursive: true });
  await writeFile(VERIFY_PAGE, page);
  const bytes = new TextEncoder().encode(page);
  console.log(`build: verify.html SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`);
  console.log(`build: verify.html SM3     ${sm3Hex(bytes)}`);
}

/** verify.html: one file, whose policy names the hashes of its one script and its one style. */
export async function composeVerifyPage(): Promise<string> {
  const css = await readFile(join(PROJECT, 'src', 'verify-page', 'page.css'), 'utf8');
  return pageOf(await bundle(), `${css}${PAPER_CSS}`);
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    root: PROJECT,
    logLevel: 'warn',
    publicDir: false,
    plugins: [withoutNodeCrypto()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: ['chrome120', 'firefox128'],
      minify: true,
      modulePreload: false,
      rolldownOptions: {
        input: join(PROJECT, 'src', 'verify-page', 'main.ts'),
        output: { format: 'iife', codeSplitting: false },
      },
    },
  });
  const [output] = [built].flat() as readonly Rolldown.RolldownOutput[];
  const chunks = output?.output ?? [];
  const [only] = chunks;
  if (chunks.length !== 1 || only?.type !== 'chunk') throw new Error('verify.html has one script');
  // What would end the element early, or turn it into a comment, stands in strings only.
  return only.code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}

/** sm-crypto-v2 asks Node for randomness where a browser's is absent; the page draws none at all. */
function withoutNodeCrypto(): Plugin {
  const call = /await import\(\s*\/\*[^*]*\*\/\s*"crypto"\s*\)/;
  return {
    name: 'without-node-crypto',
    transform: (code, id) => {
      if (!id.includes('sm-crypto-v2/dist/')) return null;
      if (!call.test(code)) throw new Error('sm-crypto-v2 has changed: look at its random numbers');
      return { code: code.replace(call, '{}'), map: null };
    },
  };
}

function pageOf(script: string, style: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Jurybox verify</title>
<style>${style}</style>
</head>
<body>
<noscript>此页需要 JavaScript。This page needs JavaScript.</noscript>
<script>${script}</script>
</body>
</html>
`;
}
