import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { appError } from '../../contract/app-error.ts';
import type { EntryRow } from '../../contract/contest-methods.ts';
import type { Sha256Hex } from '../../core/model/primitives.ts';
import { fail, ok } from '../../core/result.ts';
import { profileOf, type Context } from '../context.ts';
import { openUpload } from '../files/open-upload.ts';
import type { Handlers } from '../dispatcher.ts';
import type { Upload } from '../files/upload-store.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { readSetup } from './contest-state.ts';
import { readEntriesCsv } from './entries-csv.ts';
import { readEntryRows, updateEntryRow, writeEntryRows } from './entry-table.ts';
import { mediaTypeOf } from './media-type.ts';

type EntryHandlers = Pick<Handlers, Extract<keyof Handlers, `entries.${string}`>>;

export function createEntryHandlers(context: Context): EntryHandlers {
  const { uploads, events } = context;
  const preview = async (uploadId: string) => {
    const setup = readSetup(profileOf(context));
    if (!setup) return fail(appError('contest-missing'));
    const upload = await openUpload(uploads, uploadId, 'table');
    if (!upload.ok) return upload;
    return ok(readEntriesCsv(await readFile(upload.value.path), setup));
  };
  return {
    'entries.preview': async ({ uploadId }) => {
      const read = await preview(uploadId);
      if (!read.ok) return read;
      return ok({ ...read.value, rows: [...read.value.rows], problems: [...read.value.problems] });
    },
    'entries.import': async ({ uploadId }) => {
      const read = await preview(uploadId);
      if (!read.ok) return read;
      const [problem] = read.value.problems;
      if (problem) {
        const at = `line ${problem.line}, column ${problem.column}`;
        return fail(appError('csv-invalid', { reason: problem.code, line: problem.line }, at));
      }
      const profile = profileOf(context);
      writeEntryRows(profile, keepAttached(read.value.rows, readEntryRows(profile)));
      events.emit({ type: 'changed', area: 'entries' });
      return ok({ count: read.value.rows.length });
    },
    'entries.list': () => ok([...readEntryRows(profileOf(context))]),
    'entries.attach': async ({ uploadIds }) => {
      const profile = profileOf(context);
      const attached: { entry: EntryRow['id']; name: string }[] = [];
      const unmatched: { name: string; code: string }[] = [];
      for (const uploadId of uploadIds) {
        const upload = uploads.get(uploadId);
        if (!upload.ok) return upload;
        const outcome = await attachUpload(profile, upload.value);
        if (outcome.code !== undefined) unmatched.push(outcome);
        else attached.push(outcome);
        uploads.remove(uploadId);
      }
      events.emit({ type: 'changed', area: 'entries' });
      return ok({ attached, unmatched });
    },
  };
}

/** A new list keeps the files of entries and names that were there before. */
function keepAttached(rows: readonly EntryRow[], before: readonly EntryRow[]): readonly EntryRow[] {
  const files = new Map(
    before.flatMap((row) =>
      row.materials.map((material) => [`${row.id}/${material.name}`, material.file]),
    ),
  );
  return rows.map((row) => ({
    ...row,
    materials: row.materials.map((material) => ({
      ...material,
      file: files.get(`${row.id}/${material.name}`) ?? null,
    })),
  }));
}

/**
 * Finds the entry of a file: by a name its list gives, else by the entry number that the file name
 * begins with, the naming rule of such contests (number + enterprise + project).
 */
async function attachUpload(profile: OpenProfile, upload: Upload) {
  const name = (upload.name.split(/[/\\]/).at(-1) ?? '').normalize('NFC').trim();
  if (name === '' || name.startsWith('.')) return { name: upload.name, code: 'hidden-file' };
  const rows = readEntryRows(profile);
  const listed = rows.filter((row) => row.materials.some((material) => material.name === name));
  if (listed.length > 1) return { name, code: 'listed-by-several' };
  const numbered = rows
    .filter((row) => startsWithNumber(name, row.id))
    .toSorted((a, b) => b.id.length - a.id.length);
  const row = listed[0] ?? numbered[0];
  if (!row) return { name, code: 'no-entry' };
  const stored = await profile.blobs.putStream(
    createReadStream(upload.path, { highWaterMark: 2 ** 20 }),
  );
  if (!stored.ok) return { name, code: stored.error.type };
  const file = {
    sha256: stored.value.sha256 as Sha256Hex,
    size: stored.value.size,
    mediaType: mediaTypeOf(name),
  };
  const others = row.materials.filter((material) => material.name !== name);
  const known = row.materials.some((material) => material.name === name);
  const materials = known
    ? row.materials.map((material) => (material.name === name ? { name, file } : material))
    : [...others, { name, file }];
  updateEntryRow(profile, { ...row, materials });
  return { entry: row.id, name };
}

function startsWithNumber(name: string, id: string): boolean {
  if (!name.toLowerCase().startsWith(id.toLowerCase())) return false;
  // `E-01` must not claim `E-017…`.
  return !/[0-9A-Za-z]/.test(name.charAt(id.length));
}
