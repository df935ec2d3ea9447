import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Collects what a process writes to standard error. */
export function collectFaults(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}

/** Resolves with the first line of standard output, or rejects when the process ends before it. */
export function readFirstLine(child: ChildProcess, faults: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${faults()}`)));
    child.once('error', reject);
  });
}

/** Sends a signal and waits for the end; a process that does not listen is killed after 10 s. */
export async function endProcess(
  child: ChildProcess,
  signal: 'SIGTERM' | 'SIGKILL',
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}
