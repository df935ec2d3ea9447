import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import type { EventHub } from '../event-hub.ts';
import type { Upload, UploadStore } from './upload-store.ts';

/** What the system hands over on a double click; electron-builder.yml registers the same endings. */
export const OPENED_ENDINGS: readonly string[] = [
  '.jbpkg',
  '.jbreceipt',
  '.jbbundle',
  '.jbarchive',
];

/**
 * The file among a program's arguments, absolute: the last one with an ending of ours that is no option
 * and no value of one; null for none. A relative path counts from `folder`.
 */
export function findOpenedFile(argv: readonly string[], folder: string): string | null {
  const found = argv.findLast(
    (argument, index) =>
      !argument.startsWith('-') &&
      argv[index - 1] !== '--data' &&
      OPENED_ENDINGS.includes(extname(argument).toLowerCase()),
  );
  return found === undefined ? null : resolve(folder, found);
}

export type OpenedFile = Pick<Upload, 'uploadId' | 'name' | 'size'>;

/** The file that was opened last and that no screen has taken yet. */
export type OpenedFiles = {
  /** Copies the file to the uploads; false where it cannot be read. A later file takes its place. */
  readonly open: (path: string) => Promise<boolean>;
  readonly waiting: () => OpenedFile | null;
  /** Gives it to one taker, and to no other. */
  readonly take: (uploadId: string) => OpenedFile | null;
};

export function createOpenedFiles(uploads: UploadStore, events: EventHub): OpenedFiles {
  let waiting: OpenedFile | null = null;
  const changed = () => events.emit({ type: 'changed', area: 'profile' });
  return {
    open: async (path) => {
      // Of our own endings only, and never a device or a folder.
      const known = findOpenedFile([path], '/') !== null;
      if (!known || !(await isFile(path))) return false;
      const upload = await uploads.receive(basename(path), createReadStream(path));
      if (!upload.ok) return false;
      const { uploadId, name, size } = upload.value;
      waiting = { uploadId, name, size };
      changed();
      return true;
    },
    waiting: () => waiting,
    take: (uploadId) => {
      if (waiting?.uploadId !== uploadId) return null;
      const taken = waiting;
      waiting = null;
      changed();
      return taken;
    },
  };
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
