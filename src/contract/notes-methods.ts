import { z } from 'zod';
import { entryIdSchema, sha256Schema } from '../core/model/primitives.ts';
import { mutation, query } from './define-method.ts';
import { instant, nothing } from './shapes.ts';

const judge = ['judge'] as const;
/** Ten-thousandths of the page's width or height, so that it holds at every zoom. */
const share = z.int().min(0).max(10_000);

/** A part of a page as it lies in the file, before the reader turns it. */
export const regionSchema = z.strictObject({ x: share, y: share, width: share, height: share });
export type Region = z.infer<typeof regionSchema>;

/** A bookmark, or a private note. Neither is part of a sheet or of anything that is handed over. */
export const pinSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['bookmark', 'note']),
  material: sha256Schema,
  page: z.int().min(1).max(1_000_000),
  /** Null: the whole page. */
  region: regionSchema.nullable(),
  text: z.string().max(4000),
});
export type Pin = z.infer<typeof pinSchema>;

/** That a material was on screen, and for how many seconds in all. */
export const openedSchema = z.strictObject({
  seconds: z.int().min(0),
  firstAt: instant,
  lastAt: instant,
});
export type Opened = z.infer<typeof openedSchema>;

/** What a judge keeps for themselves about one entry. */
export const notesSchema = z.strictObject({
  pins: z.array(pinSchema).max(2000),
  /** Material to what was seen of it. */
  opened: z.record(sha256Schema, openedSchema),
});
export type Notes = z.infer<typeof notesSchema>;

export const storedNotesSchema = z.strictObject({
  entry: entryIdSchema,
  /** Counts the changes, from 1; the higher one is the newer one. */
  revision: z.int().min(1),
  notes: notesSchema,
});
export type StoredNotes = z.infer<typeof storedNotesSchema>;

export const notesMethods = {
  /** The newest notes of every entry of this desk that has any. They never leave the profile. */
  'judging.notes': query(judge, nothing, z.array(storedNotesSchema)),
  /** The answer means: on disk. Refuses an older revision (`draft-stale`). */
  'judging.saveNotes': mutation(judge, storedNotesSchema, nothing),
};
