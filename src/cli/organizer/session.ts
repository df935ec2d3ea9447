import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Backend } from '../../backend/backend.ts';
import { createBackendClient, type BackendClient } from '../../backend/backend-client.ts';
import { createBackend } from '../../backend/create-backend.ts';
import { systemSurroundings } from '../../backend/crypto-node.ts';
import { DataFolderInUse } from '../../backend/data-folder.ts';
import type { AppError } from '../../contract/app-error.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../contract/contract.ts';
import { CommandFailure, unreadableFailure } from '../command-failure.ts';
import { EXIT, type Call, type Outcome } from '../command.ts';
import { assertInputFile, reasonOf } from '../input-file.ts';
import { readSecret } from './read-secret.ts';

/** A running backend as the organizer's commands use it: every refusal ends the command. */
export type Session = {
  readonly client: BackendClient;
  readonly subscribe: Backend['subscribe'];
  ask<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>>;
  secret(): Promise<string>;
  /** Hands a file over; gives its upload id. */
  upload(path: string): Promise<string>;
  /** A folder, made if it is not there, as a destination id. */
  destination(folder: string): Promise<string>;
};

/** Opens the data folder for one command, and closes it whatever happens. */
export async function withBackend(
  call: Call,
  work: (session: Session) => Promise<Outcome>,
): Promise<Outcome> {
  const dataFolder = resolve(call.arguments.required('data'));
  const backend = await openBackend(dataFolder, call.host.resourcesFolder);
  try {
    return await work(createSession(backend, call));
  } finally {
    await backend.close();
  }
}

/** As `withBackend`, with the organizer's profile open. */
export function withOrganizer(
  call: Call,
  work: (session: Session) => Promise<Outcome>,
): Promise<Outcome> {
  return withRole(call, 'organizer', work);
}

/** As `withBackend`, with a root holder's profile open. */
export function withHolder(
  call: Call,
  work: (session: Session) => Promise<Outcome>,
): Promise<Outcome> {
  return withRole(call, 'holder', work);
}

const ROLES = { organizer: 'organizer', holder: 'root-holder' } as const;

function withRole(
  call: Call,
  who: keyof typeof ROLES,
  work: (session: Session) => Promise<Outcome>,
): Promise<Outcome> {
  return withBackend(call, async (session) => {
    const wanted = call.arguments.text('profile');
    const { profiles } = await session.ask('app.listProfiles', {});
    const fitting = profiles.filter(
      ({ id, role }) => role === ROLES[who] && (wanted === null || id === wanted),
    );
    const [only, ...others] = fitting;
    if (!only) throw new CommandFailure(EXIT.negative, { code: `${who}-missing` });
    if (others.length > 0) {
      const params = { profiles: fitting.map(({ id }) => id).join(', ') };
      throw new CommandFailure(EXIT.usage, { code: `${who}-ambiguous`, params });
    }
    await session.ask('app.openProfile', { profileId: only.id });
    return work(session);
  });
}

async function openBackend(dataFolder: string, resourcesFolder: string): Promise<Backend> {
  try {
    return await createBackend({
      dataFolder,
      resourcesFolder,
      platform: { shell: 'in-process', secretStorage: null, pickFolder: null },
      surroundings: systemSurroundings,
    });
  } catch (error) {
    if (!(error instanceof DataFolderInUse)) throw error;
    const params = { folder: dataFolder };
    throw new CommandFailure(EXIT.negative, { code: 'data-folder-in-use', params });
  }
}

function createSession(backend: Backend, call: Call): Session {
  const client = createBackendClient(backend);
  const ask: Session['ask'] = async (method, input) => {
    const answer = await client.call(method, input);
    if (answer.ok) return answer.value;
    throw refusal(answer.error);
  };
  return {
    client,
    subscribe: backend.subscribe,
    ask,
    secret: () => readSecret(call),
    upload: async (path) => {
      await assertInputFile(path);
      return client.uploadFile(path);
    },
    destination: async (folder) => {
      const path = resolve(folder);
      try {
        mkdirSync(path, { recursive: true });
      } catch (error) {
        throw unreadableFailure(path, reasonOf(error));
      }
      return (await ask('app.addDestination', { path })).id;
    },
  };
}

/** What the contract's input schema refuses was typed wrongly; the rest is a verdict. */
export function refusal(error: AppError): CommandFailure {
  switch (error.code) {
    case 'bad-input':
      return new CommandFailure(EXIT.usage, error);
    case 'internal':
      return new CommandFailure(EXIT.fault, error);
    default:
      return new CommandFailure(EXIT.negative, error);
  }
}
