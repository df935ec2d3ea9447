import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { prepareContest, type PreparedContest } from '../../support/prepared-contest.ts';
import { expect, type Launch } from '../fixtures.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createLoopbackMachine, createShellMachine, type Machine } from './machine.ts';
import { watchDesk } from './watch-desk.ts';

export const ENTRIES = Array.from({ length: 14 }, (_, index) => `D-${index + 1}`);

export type Play = {
  readonly machine: Machine;
  readonly contest: PreparedContest;
  readonly ledger: Ledger;
  readonly userDataDir: string;
};

/** Without a `launch` it is the loopback shell, whose processes can die one by one. */
export async function openPlay(folder: string, launch: Launch | null = null): Promise<Play> {
  const paper = await createPaper();
  const entries = ENTRIES.map((id) => {
    const document = join(folder, `计划书${id}.pdf`);
    writeFileSync(document, paper);
    return { id, title: `项目${id}`, materials: [document] };
  });
  const contest = await prepareContest({ folder, entries, received: true });
  const userDataDir = join(folder, 'browser');
  mkdirSync(userDataDir);
  const machine =
    launch === null
      ? createLoopbackMachine(contest.judgeFolder, userDataDir)
      : createShellMachine(launch, contest.judgeFolder, userDataDir);
  return { machine, contest, ledger: createLedger(), userDataDir };
}

/** What the notes stand on. */
async function createPaper(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([400, 300]);
  return document.save();
}

/** To the desk, over the lock where there is one. */
export async function sitDown({ machine, contest, ledger }: Play): Promise<void> {
  const page = machine.page();
  const desk = page.getByTestId('desk');
  const lock = page.getByTestId('unlock-secret');
  await expect(desk.or(lock)).toBeVisible();
  if (await lock.isVisible()) {
    await lock.fill(contest.secret);
    await page.getByTestId('unlock-submit').click();
  }
  await expect(desk).toBeVisible();
  await watchDesk(page, ledger);
}
