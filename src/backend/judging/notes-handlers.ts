import { appError } from '../../contract/app-error.ts';
import type { notesMethods } from '../../contract/notes-methods.ts';
import { fail, ok } from '../../core/result.ts';
import { profileOf, type Context } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { readConfirmed } from './desk.ts';
import { readNotes, writeNotes } from './entry-notes.ts';

/** A judge's own notes: stored in the profile, part of nothing that is exported. */
export function createNotesHandlers(context: Context): Pick<Handlers, keyof typeof notesMethods> {
  return {
    'judging.notes': () => {
      const profile = profileOf(context);
      const confirmed = readConfirmed(profile);
      return ok(confirmed ? [...readNotes(profile, confirmed.received.manifest)] : []);
    },
    'judging.saveNotes': (stored) => {
      const profile = profileOf(context);
      const confirmed = readConfirmed(profile);
      if (!confirmed) return fail(appError('package-missing'));
      const { manifest } = confirmed.received;
      const { entry, revision } = stored;
      if (!manifest.entries.some(({ id }) => id === entry)) {
        return fail(appError('entry-unknown', { entry }));
      }
      return writeNotes(profile, manifest, stored) === 'saved'
        ? ok({})
        : fail(appError('draft-stale', { revision }));
    },
  };
}
