import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JudgeId } from '../../src/core/model/primitives.ts';
import { PROJECT } from '../support/project.ts';
import {
  STAGE,
  assignAndPack,
  createPerson,
  draftOf,
  enrol,
  exportBundle,
  foundContest,
  importBundle,
  importReceipt,
  receive,
  reopenPerson,
  seal,
  type Person,
} from '../support/people.ts';

describe('a crash between append and receipt', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jurybox-crash-'));
  let organizer: Person;
  let judge: Person;

  beforeAll(async () => {
    organizer = await createPerson('organizer', '组委会', { folder });
    judge = await createPerson('judge', '甲评委');
    await foundContest(organizer);
    const ids = await enrol(organizer, [judge]);
    const packages = await assignAndPack(organizer, ids);
    await receive(judge, packages.get(ids[0] as JudgeId) ?? '');
    await organizer.close();
  });
  afterAll(async () => {
    await judge.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs the import in a process that is killed at the moment; gives the signal it ended by. */
  async function importAndDie(bundle: string, moment: string): Promise<unknown> {
    const program = join(PROJECT, 'test', 'support', 'import-and-die.ts');
    const args = [program, folder, organizer.secret, bundle, moment];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    return signal;
  }

  it.each([
    ['before-commit', 'A-1', 6],
    ['after-commit', 'A-2', 8],
  ] as const)(
    'threats.md row 27: killed %s, sending again gives the one index and doubles nothing',
    async (moment, entry, index) => {
      await seal(judge, entry, draftOf(500, 300));
      const bundle = await exportBundle(judge);
      expect(await importAndDie(bundle, moment)).toBe('SIGKILL');
      const reopened = await reopenPerson(organizer, folder);
      const first = await importBundle(reopened, bundle);
      const again = await importBundle(reopened, bundle);
      if (!first.ok || !again.ok) throw new Error('bundle refused');
      const lines = [...first.value.accepted, ...first.value.known];
      expect(lines.find((line) => line.entry === entry)?.index).toBe(index);
      expect(readFileSync(again.value.receipt.path)).toEqual(
        readFileSync(first.value.receipt.path),
      );
      const view = await reopened.client.demand('log.view', { stage: STAGE });
      expect(view).toMatchObject({ size: index + 1, trouble: null });
      expect((await importReceipt(judge, first.value.receipt.path)).ok).toBe(true);
      await reopened.close();
    },
  );
});
