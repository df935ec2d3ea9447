import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { join } from 'node:path';
import { PROJECT } from '../../support/project.ts';

export const SECOND_VERIFIER = join(PROJECT, 'test', 'second-verifier');

export type SecondReport = {
  readonly verdict: 'valid' | 'invalid' | 'crash';
  /** Set where the container or the root was refused. */
  readonly refused?: string;
  readonly error?: string;
  readonly steps: readonly {
    readonly step: number;
    readonly status: 'passed' | 'failed' | 'not-run';
    readonly findings: readonly { readonly code: string; readonly where: string }[];
  }[];
  readonly computed: unknown;
};

/** Debian's Python, or null where there is none. */
export function findPython(): string | null {
  const names = ['/usr/bin/python3', 'python3'];
  return names.find((name) => spawnSync(name, ['-c', 'import json']).status === 0) ?? null;
}

/** The name of a suite, with what does not run, or runs slowly, on this machine. */
export function secondVerifierSuite(name: string, python: string | null): string {
  if (python === null) return `${name} (not run: no python3)`;
  const library = spawnSync(python, ['-c', 'import cryptography']).status === 0;
  return library ? name : `${name} (pure Python, slow: no python3-cryptography)`;
}

/** The Python verifier as a process that answers case after case. */
export class SecondVerifier {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: Interface;
  readonly #waiting: ((report: SecondReport) => void)[] = [];

  constructor(python: string) {
    this.#child = spawn(python, ['-m', 'second_verifier', '--serve'], { cwd: SECOND_VERIFIER });
    this.#child.stderr.pipe(process.stderr);
    this.#lines = createInterface({ input: this.#child.stdout });
    this.#lines.on('line', (line) => this.#waiting.shift()?.(JSON.parse(line) as SecondReport));
  }

  verify(archive: Uint8Array, root: string, receipts: readonly Uint8Array[] = []) {
    const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
    const request = { root, archive: encode(archive), receipts: receipts.map(encode) };
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    return new Promise<SecondReport>((resolve) => this.#waiting.push(resolve));
  }

  close(): void {
    this.#child.stdin.end();
    this.#lines.close();
  }
}
