import { join } from 'node:path';
import { expect, type Launch } from '../fixtures.ts';
import type { Role } from '../../../src/contract/define-method.ts';
import type { LaunchedApp } from '../../support/launched-app.ts';

/** Somebody with an application and a data folder of their own. */
export type Actor = {
  readonly name: string;
  readonly role: Role;
  readonly secret: string;
  readonly folder: string;
  readonly app: LaunchedApp;
  readonly page: LaunchedApp['page'];
};

export type Person = {
  readonly role: Role;
  readonly name: string;
  readonly organization: string;
  readonly secret: string;
};

/** Starts Jurybox for a person who is new to it: profile for the real thing, keys, passphrase. */
export async function arrive(launch: Launch, folder: string, person: Person): Promise<Actor> {
  const dataFolder = join(folder, person.role + person.name);
  const app = await launch(dataFolder);
  const { page } = app;
  await page.getByTestId(`role-${person.role}`).click();
  await page.getByTestId('kind-real').click();
  await page.getByTestId('profile-label').fill(person.name);
  await page.getByTestId('create-submit').click();
  await page.getByTestId('identity-name').fill(person.name);
  await page.getByTestId('identity-organization').fill(person.organization);
  await page.getByTestId('new-secret').fill(person.secret);
  await page.getByTestId('repeat-secret').fill(person.secret);
  await page.getByTestId('identity-create').click();
  await expect(page.getByTestId('create-identity')).toBeHidden();
  return { ...person, folder: dataFolder, app, page };
}

/** Starts again on the same folder, as on the next day: the same person, but locked. */
export async function comeBack(launch: Launch, actor: Actor): Promise<Actor> {
  const app = await launch(actor.folder);
  const { page } = app;
  await unlock(actor, page);
  return { ...actor, app, page };
}

export async function unlock({ secret }: Actor, page: Actor['page']): Promise<void> {
  await page.getByTestId('unlock-secret').fill(secret);
  await page.getByTestId('unlock-submit').click();
  await expect(page.getByTestId('unlock')).toBeHidden();
}
