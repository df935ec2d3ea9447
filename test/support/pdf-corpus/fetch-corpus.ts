import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from '../project.ts';

const run = promisify(execFile);
const FOLDER = join(PROJECT, '.cache', 'pdf-corpus');
/** 49 MB with some eighty documents by as many authors: manuals, theses, slides, samples. */
const PACKAGE = 'texlive-lang-chinese';
const DOWNLOAD_MS = 120_000;

export type Corpus =
  | { readonly files: readonly string[] }
  /** Why there is no corpus on this machine. */
  | { readonly notRun: string };

/** Paths of the PDFs that a Debian package ships; fetched once, kept beside the build. */
export async function fetchCorpus(): Promise<Corpus> {
  const ready = join(FOLDER, PACKAGE);
  try {
    if (!existsSync(ready)) await fetchInto(ready);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : 'unknown';
    return { notRun: `PDF corpus: ${PACKAGE} cannot be had here (${reason})` };
  }
  const names = await readdir(ready, { recursive: true });
  const files = names.filter((name) => name.endsWith('.pdf')).toSorted();
  return { files: files.map((name) => join(ready, name)) };
}

async function fetchInto(ready: string): Promise<void> {
  const unfinished = `${ready}-unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  // Writes into the working folder and needs no rights; the package is not installed.
  await run('apt-get', ['download', PACKAGE], { cwd: unfinished, timeout: DOWNLOAD_MS });
  const [archive] = (await readdir(unfinished)).filter((name) => name.endsWith('.deb'));
  if (archive === undefined) throw new Error('nothing was downloaded');
  await run('dpkg-deb', ['--extract', archive, 'content'], { cwd: unfinished });
  await rename(join(unfinished, 'content'), ready);
  await rm(unfinished, { recursive: true, force: true });
}
