import { createHash } from 'node:crypto';
import { constants, existsSync, readdirSync, statSync } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { appError, type AppError } from '../../contract/app-error.ts';
import type { ProducedFile } from '../../contract/shapes.ts';
import type { Sha256Hex } from '../../core/model/primitives.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { writeStreamAtomic } from './atomic-file.ts';

export type Destination = {
  readonly id: string;
  readonly kind: 'exports' | 'removable' | 'added';
  readonly path: string;
};

export type ExportStore = {
  destinations(): readonly Destination[];
  addDestination(path: string): Result<Destination, AppError>;
  /** Resolves a destination that exists and can be written to. */
  folderOf(destinationId: string): Promise<Result<string, AppError>>;
  /** Writes a file under a free name, synced, and remembers it for download. */
  write(
    destinationId: string,
    name: string,
    content: AsyncIterable<Uint8Array>,
  ): Promise<Result<ProducedFile, AppError>>;
  /** Remembers a file that was already written by this backend. */
  remember(path: string, size: number, sha256: string): ProducedFile;
  find(fileId: string): ProducedFile | null;
};

/** Folders under which systems mount USB sticks. */
const MOUNT_ROOTS = ['/media', '/run/media', '/Volumes'];

export function createExportStore(exportsFolder: string): ExportStore {
  const added: Destination[] = [];
  const produced = new Map<string, ProducedFile>();
  const destinations = () => [
    { id: 'exports', kind: 'exports' as const, path: exportsFolder },
    ...findRemovable(),
    ...added,
  ];
  const folderOf: ExportStore['folderOf'] = async (wanted) => {
    const found = destinations().find((destination) => destination.id === wanted);
    if (!found) return fail(appError('destination-unknown'));
    if (found.kind === 'exports') await mkdir(found.path, { recursive: true });
    return (await isWritable(found.path))
      ? ok(found.path)
      : fail(appError('destination-not-writable', { path: found.path }));
  };
  const remember: ExportStore['remember'] = (path, size, sha256) => {
    const fileId = `f-${createHash('sha256').update(path).digest('hex').slice(0, 32)}`;
    const file = { fileId, name: basename(path), path, size, sha256: sha256 as Sha256Hex };
    produced.set(fileId, file);
    return file;
  };
  return {
    destinations,
    addDestination: (path) => {
      const folder = resolve(path);
      if (!existsSync(folder) || !statSync(folder).isDirectory()) {
        return fail(appError('destination-not-writable', { path }));
      }
      const id = destinationId(folder);
      const destination = { id, kind: 'added' as const, path: folder };
      if (!added.some((known) => known.id === id)) added.push(destination);
      return ok(destination);
    },
    folderOf,
    write: async (id, name, content) => {
      const folder = await folderOf(id);
      if (!folder.ok) return folder;
      const path = freePath(folder.value, name);
      const written = await writeStreamAtomic(path, content);
      return ok(remember(path, written.size, written.sha256));
    },
    remember,
    find: (fileId) => produced.get(fileId) ?? null,
  };
}

/** Content that is already in memory, as the stream that `write` takes. */
export async function* oneChunk(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** `name`, or `name (2)` and so on: an export never overwrites what someone may need. */
export function freePath(folder: string, name: string): string {
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let copy = 1; ; copy += 1) {
    const path = join(folder, copy === 1 ? name : `${stem} (${copy})${extension}`);
    if (!existsSync(path)) return path;
  }
}

/** A file name out of free text: what no system accepts becomes a dash. */
export function safeFileName(text: string): string {
  const cleaned = text
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex -- control characters are what it removes
    .replace(/[\u0000-\u001F\u007F\u202A-\u202E\u2066-\u2069<>:"/\\|?*\s]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  return cleaned.slice(0, 80) || 'jurybox';
}

function destinationId(path: string): string {
  return `d-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`;
}

function findRemovable(): readonly Destination[] {
  const user = process.env['USER'] ?? process.env['USERNAME'] ?? '';
  return MOUNT_ROOTS.flatMap((root) => [root, join(root, user)])
    .flatMap((root) => listFolders(root))
    .map((path) => ({ id: destinationId(path), kind: 'removable' as const, path }));
}

function listFolders(root: string): readonly string[] {
  try {
    return readdirSync(root, { withFileTypes: true })
      .filter((item) => item.isDirectory())
      .map((item) => join(root, item.name));
  } catch {
    // Absent or unreadable mount root: no removable drives there.
    return [];
  }
}

async function isWritable(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
