import { join } from 'node:path';
import { createDemo } from '../../src/backend/demo/create-demo.ts';
import { endProcess } from '../../test/support/child-process.ts';
import { driveChromium, type DrivenChromium } from '../../test/support/chromium.ts';
import { portFor } from '../../test/support/free-port.ts';
import { startLoopbackProcess } from '../../test/support/launch-loopback.ts';
import { ensureBuilt } from '../ensure-built.ts';
import { absolute, ms, type Bench } from './bench-line.ts';
import { RESOURCES } from './bench-contest.ts';
import { openDesk } from './judge-page.ts';
import { openLoopbackCalls } from './loopback-calls.ts';
import { median, spread } from './statistics.ts';

export type Start = {
  /** All of it, up to the desk. */
  readonly whole: number;
  readonly shell: number;
  readonly home: number;
  readonly profile: number;
  readonly desk: number;
};

/** From nothing to a desk with entries on it. There is nothing to hold it against. */
export const startupBench: Bench = {
  title: 'Start on the demo contest (loopback shell; the browser runs already)',
  needs: ['chromium'],
  run: async ({ folder, quick }) => {
    await ensureBuilt();
    const demo = await createDemo({
      folder: join(folder, 'demo'),
      seed: 1,
      resourcesFolder: RESOURCES,
    });
    const userDataDir = join(folder, 'browser');
    const port = await portFor(userDataDir);
    const browser = await driveChromium({ userDataDir });
    const starts: Start[] = [];
    for (let round = 0; round <= (quick ? 1 : 5); round += 1) {
      const start = await startOnce(demo.dataFolder, port, browser, findOpenJudge);
      if (round > 0) starts.push(start);
    }
    await browser.context.close();
    const part = (name: keyof Start) => starts.map((start) => start[name]);
    return [
      absolute('usable desk, all in all', ms(median(part('whole'))), spread(part('whole'))),
      absolute('shell answers', ms(median(part('shell')))),
      absolute('list of profiles on screen', ms(median(part('home')))),
      absolute('profile opened, asks for the PIN', ms(median(part('profile')))),
      absolute(
        'PIN checked, desk on screen',
        ms(median(part('desk'))),
        'the PIN is slow on purpose',
      ),
    ];
  },
};

type Calls = ReturnType<typeof openLoopbackCalls>;

/** Starts the shell on a data folder, goes to the desk of a judge as one would, and ends the shell. */
export async function startOnce(
  dataFolder: string,
  port: number,
  { context }: DrivenChromium,
  findProfile: (calls: Calls) => Promise<string>,
): Promise<Start> {
  const begun = performance.now();
  const shell = await startLoopbackProcess(dataFolder, port);
  const answered = performance.now();
  const page = await context.newPage();
  const opened = performance.now();
  await page.goto(shell.address);
  await page.locator('[data-testid^="profile-"]').first().waitFor();
  const home = performance.now() - opened;
  const calls = openLoopbackCalls(shell.address);
  const profileId = await findProfile(calls);
  const times = await openDesk(page, profileId);
  await calls.call('app.closeProfile', {});
  calls.close();
  await page.close();
  await endProcess(shell.child, 'SIGTERM');
  const shellTime = answered - begun;
  const whole = shellTime + home + times.profile + times.desk;
  return { whole, shell: shellTime, home, ...times };
}

/** The demo's judge with entries left to do is the last of its judges. */
async function findOpenJudge(calls: Calls): Promise<string> {
  const answer = JSON.parse(await calls.call('app.listProfiles', {})) as {
    readonly value: {
      readonly profiles: readonly { readonly id: string; readonly role: string }[];
    };
  };
  const judge = answer.value.profiles.filter(({ role }) => role === 'judge').at(-1);
  if (!judge) throw new Error('the demo has no judge');
  return judge.id;
}
