import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { appError } from '../../contract/app-error.ts';
import type { ProfileView } from '../../contract/app-methods.ts';
import { fail, ok } from '../../core/result.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { openDatabase } from '../store/database.ts';
import { PROFILE_MIGRATIONS } from '../store/profile-schema.ts';
import { readSetting } from '../store/settings.ts';
import type { ProfileFacts } from '../profile/profile-set.ts';
import { readBuildInfo } from '../build-info.ts';
import { APP_VERSION } from '../version.ts';

type AppHandlers = Pick<Handlers, Extract<keyof Handlers, `app.${string}`>>;

/** A data folder made by `jurybox demo` holds this file: all its roles share one known secret. */
export const DEMO_FILE = 'demo.json';
const demoFileSchema = z.strictObject({ secret: z.string() });

export function createAppHandlers(context: Context): AppHandlers {
  const { profiles, exports, tasks, events } = context;
  const { dataFolder, platform } = context.options;
  return {
    'app.info': () =>
      ok({
        version: APP_VERSION,
        shell: platform.shell,
        dataFolder,
        secretStorage: platform.secretStorage ? 'platform' : 'none',
        canPickFolder: platform.pickFolder !== null,
        ...readBuildInfo(),
        demoSecret: readDemoSecret(dataFolder),
      }),
    'app.listProfiles': () =>
      ok({
        profiles: profiles.list().map((facts) => viewOf(context, facts)),
        current: profiles.current()?.facts.id ?? null,
      }),
    'app.createProfile': async (facts) => {
      const created = await profiles.create(facts);
      events.emit({ type: 'changed', area: 'profile' });
      return ok(viewOf(context, created));
    },
    'app.openProfile': async ({ profileId }) => {
      const opened = await profiles.open(profileId);
      if (!opened) return fail(appError('no-profile'));
      events.emit({ type: 'profile', role: opened.facts.role });
      return ok({});
    },
    'app.closeProfile': async () => {
      await profiles.close();
      events.emit({ type: 'profile', role: null });
      return ok({});
    },
    'app.openedFile': () => ok(context.opened.waiting()),
    'app.takeOpenedFile': ({ uploadId }) => ok(context.opened.take(uploadId)),
    'app.cancelTask': ({ taskId }) => {
      tasks.cancel(taskId);
      return ok({});
    },
    'app.listDestinations': () => ok([...exports.destinations()]),
    'app.addDestination': ({ path }) => {
      const added = exports.addDestination(path);
      return added.ok ? ok({ id: added.value.id }) : added;
    },
    'app.pickDestination': async () => {
      const path = await platform.pickFolder?.();
      if (!path) return ok({ id: null });
      const added = exports.addDestination(path);
      return added.ok ? ok({ id: added.value.id }) : added;
    },
  };
}

function readDemoSecret(dataFolder: string): string | null {
  const path = join(dataFolder, DEMO_FILE);
  if (!existsSync(path)) return null;
  return demoFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).secret;
}

/** Name under which every role keeps the title of its contest for the profile list. */
export const CONTEST_TITLE_SETTING = 'contest-title';

function viewOf(context: Context, facts: ProfileFacts): ProfileView {
  const { id, role, label, rehearsal } = facts;
  return { id, role, label, rehearsal, contestTitle: readContestTitle(context, facts) };
}

function readContestTitle(context: Context, facts: ProfileFacts): string | null {
  const current = context.profiles.current();
  if (current?.facts.id === facts.id) {
    return readSetting(current.database, CONTEST_TITLE_SETTING, z.string());
  }
  const path = join(context.options.dataFolder, 'profiles', facts.id, 'jurybox.db');
  if (!existsSync(path)) return null;
  const database = openDatabase(path, PROFILE_MIGRATIONS);
  try {
    return readSetting(database, CONTEST_TITLE_SETTING, z.string());
  } finally {
    database.close();
  }
}
