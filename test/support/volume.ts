import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  openSync,
  closeSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** A small disk of a test's own. */
export type Volume = {
  readonly path: string;
  /** Takes all space but `leave` bytes; what is there already keeps its place. */
  readonly fill: (leave?: number) => void;
  /** Gives the space back. */
  readonly free: () => void;
  /** Nothing may be written any more, not even by those who have a file open. */
  readonly protect: () => void;
  readonly unprotect: () => void;
  readonly remount: (mode: 'ro' | 'rw') => void;
  readonly unmount: () => void;
};

/**
 * Makes an ext4 disk of so many MiB and mounts it on the folder, which is created. Null where that
 * is not allowed or not possible: it takes root on a Linux with loop devices.
 */
export function mountVolume(path: string, mebibytes: number): Volume | null {
  const image = `${path}.img`;
  mkdirSync(path, { recursive: true });
  try {
    closeSync(openSync(image, 'w'));
    truncateSync(image, mebibytes * 2 ** 20);
    run('mkfs.ext4', ['-q', '-F', '-m', '0', image]);
    run('mount', ['-o', 'loop', image, path]);
  } catch {
    rmSync(image, { force: true });
    return null;
  }
  rmSync(join(path, 'lost+found'), { recursive: true });
  const filler = join(path, 'filler');
  const protect = (flag: '+i' | '-i') => run('chattr', ['-R', flag, path]);
  return {
    path,
    fill: (leave = 0) => writeUntilFull(filler, path, leave),
    free: () => rmSync(filler, { force: true }),
    protect: () => protect('+i'),
    unprotect: () => protect('-i'),
    remount: (mode) => run('mount', ['-o', `remount,${mode}`, path]),
    unmount: () => {
      run('umount', ['-l', path]);
      rmSync(image, { force: true });
    },
  };
}

function run(program: string, args: readonly string[]): void {
  execFileSync(program, args, { stdio: 'pipe' });
}

function writeUntilFull(filler: string, path: string, leave: number): void {
  const file = openSync(filler, 'a');
  try {
    for (let block = Buffer.alloc(64 * 1024); block.length > 0;) {
      const { bavail, bsize } = statfsSync(path);
      if (bavail * bsize - block.length < leave || !tryToWrite(file, block)) {
        // Ever smaller, until not even the last block of the disk is free.
        block = block.subarray(0, block.length >> 1);
      }
    }
  } finally {
    closeSync(file);
  }
}

function tryToWrite(file: number, block: Uint8Array): boolean {
  try {
    return writeSync(file, block) === block.length;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}
