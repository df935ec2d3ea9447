import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '../../contract/define-method.ts';
import { contestSetupSchema, type ContestSetup } from '../../core/model/charter.ts';
import type { StageId } from '../../core/model/primitives.ts';
import type { Backend } from '../backend.ts';
import { createBackendClient, type BackendClient } from '../backend-client.ts';
import { createBackend } from '../create-backend.ts';
import { createDemoSurroundings, type DemoSurroundings } from './demo-surroundings.ts';

export const DEMO_STAGE = 'final' as StageId;
const PRESET = 'maker-china-2024.json';

export type DemoOptions = {
  readonly folder: string;
  readonly seed: number;
  readonly resourcesFolder: string;
  /** Told at each step, for people who wait. */
  readonly onStep?: (step: string) => void;
};

/** The demo's theatre: one backend whose profiles are the roles, and the folders they hand over. */
export type DemoTheatre = {
  readonly options: DemoOptions;
  readonly surroundings: DemoSurroundings;
  readonly dataFolder: string;
  client(): BackendClient;
  /** Opens a role's profile and unlocks it. */
  become(profileId: string): Promise<BackendClient>;
  createProfile(role: Role, label: string): Promise<string>;
  /** A folder of the demo as a destination of the running backend. */
  destination(name: string): Promise<string>;
  /** Closes the backend, lets the work touch its files, opens it again. */
  pause(work: () => void): Promise<void>;
  close(): Promise<void>;
};

export async function openTheatre(options: DemoOptions): Promise<DemoTheatre> {
  const surroundings = createDemoSurroundings(options.seed);
  const dataFolder = join(options.folder, 'data');
  const open = () =>
    createBackend({
      dataFolder,
      resourcesFolder: options.resourcesFolder,
      platform: { shell: 'in-process', secretStorage: null, pickFolder: null },
      surroundings,
    });
  let backend: Backend = await open();
  let client = createBackendClient(backend);
  return {
    options,
    surroundings,
    dataFolder,
    client: () => client,
    become: async (profileId) => {
      await client.demand('app.openProfile', { profileId });
      return client;
    },
    createProfile: async (role, label) => {
      const profile = await client.demand('app.createProfile', { role, label, rehearsal: true });
      await client.demand('app.openProfile', { profileId: profile.id });
      return profile.id;
    },
    destination: async (name) => {
      const path = join(options.folder, name);
      mkdirSync(path, { recursive: true });
      return (await client.demand('app.addDestination', { path })).id;
    },
    pause: async (work) => {
      await backend.close();
      work();
      backend = await open();
      client = createBackendClient(backend);
    },
    close: () => backend.close(),
  };
}

/** The notice's preset with the one number that the notice leaves open filled in. */
export function readDemoSetup(resourcesFolder: string): ContestSetup {
  const text = readFileSync(join(resourcesFolder, 'presets', PRESET), 'utf8');
  const setup = contestSetupSchema.parse(JSON.parse(text));
  const announced: Readonly<Record<string, number>> = { enterprise: 8, maker: 4 };
  return {
    ...setup,
    stages: setup.stages.map((stage) => ({
      ...stage,
      divisions: stage.divisions.map((division) => ({
        ...division,
        awards: division.awards.map((award) =>
          award.count === 0 ? { ...award, count: announced[division.division] ?? 1 } : award,
        ),
      })),
    })),
  };
}
