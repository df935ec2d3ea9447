import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Notes } from '../../src/contract/notes-methods.ts';
import type { EntryId, JudgeId } from '../../src/core/model/primitives.ts';
import {
  assignAndPack,
  createPerson,
  draftOf,
  enrol,
  exportBundle,
  foundContest,
  receive,
  seal,
  type Person,
} from '../support/people.ts';

const ENTRY = 'A-1' as EntryId;
const MATERIAL = 'a'.repeat(64) as Notes['pins'][number]['material'];
const NOTE = '数据来源是哪里';

function notesOf(text: string): Notes {
  const region = { x: 100, y: 200, width: 3000, height: 400 };
  return {
    pins: [{ id: randomUUID(), kind: 'note', material: MATERIAL, page: 3, region, text }],
    opened: {},
  };
}

/** A bundle is JSON around base64: its text, with everything decoded. */
function readThrough(path: string): string {
  const text = readFileSync(path, 'utf8');
  const inner = [...text.matchAll(/"([A-Za-z0-9+/=]{24,})"/g)].map(([, coded = '']) =>
    Buffer.from(coded, 'base64').toString('utf8'),
  );
  return [text, ...inner].join('\n');
}

describe('notes of a judge', () => {
  let organizer: Person;
  let judge: Person;

  beforeAll(async () => {
    organizer = await createPerson('organizer', '组委会');
    judge = await createPerson('judge', '甲评委');
    await foundContest(organizer);
    const ids = await enrol(organizer, [judge]);
    const packages = await assignAndPack(organizer, ids);
    await receive(judge, packages.get(ids[0] as JudgeId) ?? '');
  });
  afterAll(async () => {
    await judge.close();
    await organizer.close();
  });

  it('come back as they were stored, the newest revision alone', async () => {
    const second = notesOf(NOTE);
    await judge.client.demand('judging.saveNotes', {
      entry: ENTRY,
      revision: 1,
      notes: notesOf('一'),
    });
    await judge.client.demand('judging.saveNotes', { entry: ENTRY, revision: 2, notes: second });
    expect(await judge.client.demand('judging.notes', {})).toEqual([
      { entry: ENTRY, revision: 2, notes: second },
    ]);
    // A lost answer is asked for again.
    await judge.client.demand('judging.saveNotes', { entry: ENTRY, revision: 2, notes: second });
  });

  it('are refused when they are older, of another entry, or not notes', async () => {
    const call = (input: unknown) => judge.client.call('judging.saveNotes', input as never);
    const before = await judge.client.demand('judging.notes', {});
    const refused = await Promise.all([
      call({ entry: ENTRY, revision: 1, notes: notesOf('旧') }),
      call({ entry: ENTRY, revision: 2, notes: notesOf('另一个窗口') }),
      call({ entry: 'Z-9', revision: 1, notes: notesOf('别处') }),
      call({ entry: ENTRY, revision: 3, notes: { pins: [{ page: 0 }], opened: {} } }),
    ]);
    expect(refused.map((answer) => (answer.ok ? 'accepted' : answer.error.code))).toEqual([
      'draft-stale',
      'draft-stale',
      'entry-unknown',
      'bad-input',
    ]);
    expect(await judge.client.demand('judging.notes', {})).toEqual(before);
  });

  it('are in no bundle, though the sheet beside them is', async () => {
    await seal(judge, ENTRY, draftOf(500, 300, { comment: '评语在这里' }));
    const bundle = readThrough(await exportBundle(judge));
    expect(bundle).toContain('评语在这里');
    expect(bundle).not.toContain(NOTE);
    expect(bundle).not.toContain(MATERIAL);
  });
});
