import type { PreparedContest } from '../../support/prepared-contest.ts';
import type { LaunchedApp } from '../../support/launched-app.ts';
import { expect, type Launch } from '../fixtures.ts';

/** Opens a prepared judge's folder and unlocks it: the desk as it was left. */
export async function openPreparedDesk(
  launch: Launch,
  { judgeFolder, secret }: PreparedContest,
  options: Parameters<Launch>[1] = {},
): Promise<LaunchedApp> {
  const app = await launch(judgeFolder, options);
  await unlockDesk(app, secret);
  return app;
}

export async function unlockDesk({ page }: LaunchedApp, secret: string): Promise<void> {
  await page.getByTestId('unlock-secret').fill(secret);
  await page.getByTestId('unlock-submit').click();
  await expect(page.getByTestId('desk')).toBeVisible();
}
