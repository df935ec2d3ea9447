import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createAppHandlers } from './app/app-handlers.ts';
import type { Backend, BackendOptions } from './backend.ts';
import type { Context } from './context.ts';
import { claimDataFolder } from './data-folder.ts';
import { createDispatcher, type FaultListener } from './dispatcher.ts';
import { createEventHub } from './event-hub.ts';
import { createExportStore } from './files/export-store.ts';
import { createOpenedFiles } from './files/opened-file.ts';
import { createUploadStore } from './files/upload-store.ts';
import { createFileRoutes } from './http/file-routes.ts';
import { createIdentityHandlers } from './identity/identity-handlers.ts';
import { createJudgingHandlers } from './judging/judging-handlers.ts';
import { createNotaryHandlers } from './notary/notary-handlers.ts';
import { createAssignmentHandlers } from './organizer/assignment-handlers.ts';
import { createContestHandlers } from './organizer/contest-handlers.ts';
import { createEntryHandlers } from './organizer/entry-handlers.ts';
import { createJudgeHandlers } from './organizer/judge-handlers.ts';
import { createLogHandlers } from './organizer/log/log-handlers.ts';
import { createPackageHandlers } from './organizer/package-handlers.ts';
import { createDecisionHandlers } from './organizer/decision-handlers.ts';
import { createResultHandlers } from './organizer/result-handlers.ts';
import { createSensitivityHandlers } from './organizer/sensitivity-handlers.ts';
import { createRootHandlers } from './organizer/root-handlers.ts';
import { createSigningHandlers } from './organizer/signing-handlers.ts';
import { openProfileSet } from './profile/profile-set.ts';
import { createHolderHandlers } from './root-holder/holder-handlers.ts';
import { createTaskRegistry } from './task-registry.ts';

/** Bugs go to standard error; nothing of them reaches the renderer but a reference. */
const logFault: FaultListener = ({ reference, method, error }) => {
  console.error(`[${reference}] ${method} failed unexpectedly:`, error);
};

/**
 * Opens Jurybox on a data folder. Throws `DataFolderInUse` when another running Jurybox has it:
 * two writers would break the promise that what is saved stays saved.
 */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  const { dataFolder, platform, surroundings } = options;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const claim = claimDataFolder(dataFolder);
  const events = createEventHub();
  const uploads = createUploadStore(join(dataFolder, 'uploads'), surroundings);
  const context: Context = {
    options,
    events,
    profiles: await openProfileSet({ dataFolder, platform, surroundings }),
    uploads,
    opened: createOpenedFiles(uploads, events),
    exports: createExportStore(join(dataFolder, 'exports')),
    tasks: createTaskRegistry(events, surroundings.now),
  };
  const handlers = {
    ...createAppHandlers(context),
    ...createIdentityHandlers(context),
    ...createContestHandlers(context),
    ...createRootHandlers(context),
    ...createSigningHandlers(context),
    ...createEntryHandlers(context),
    ...createJudgeHandlers(context),
    ...createAssignmentHandlers(context),
    ...createPackageHandlers(context),
    ...createDecisionHandlers(context),
    ...createResultHandlers(context),
    ...createSensitivityHandlers(context),
    ...createLogHandlers(context),
    ...createJudgingHandlers(context),
    ...createNotaryHandlers(context),
    ...createHolderHandlers(context),
  };
  const currentRole = () => context.profiles.current()?.facts.role ?? null;
  return {
    call: createDispatcher(handlers, currentRole, logFault),
    fetch: createFileRoutes(context),
    subscribe: (listener) => events.subscribe(listener),
    openFile: context.opened.open,
    close: async () => {
      context.profiles.current()?.close();
      claim.release();
    },
  };
}
