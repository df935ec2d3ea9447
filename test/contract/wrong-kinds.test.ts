import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  archiveContest,
  removeContest,
  type ArchivedContest,
} from '../support/archived-contest.ts';
import { createPerson, reopenPerson, STAGE, type Person } from '../support/people.ts';

/** Wherever a file is taken in, another kind of file is called by its name, and not "damaged". */
describe('a file of another kind', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jurybox-kinds-'));
  let contest: ArchivedContest;
  let organizer: Person;
  let beginner: Person;
  let judge: Person;
  let holder: Person;
  let notary: Person;
  let card: string;

  beforeAll(async () => {
    contest = await archiveContest({ folder });
    organizer = await reopenPerson(contest.organizer, contest.organizer.folder);
    judge = await reopenPerson(contest.judge, contest.judge.folder);
    notary = await reopenPerson(contest.notary, contest.notary.folder);
    await judge.client.demand('identity.unlock', { secret: judge.secret });
    const exported = await judge.client.demand('identity.exportKeyCard', {
      destinationId: judge.out,
    });
    card = exported.path;
    beginner = await createPerson('organizer', '新组委会');
    holder = await createPerson('root-holder', '保管人');
  }, 120_000);
  afterAll(async () => {
    for (const person of [organizer, judge, notary, beginner, holder]) await person.close();
    removeContest(folder);
  });

  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  const PDF = () => beginnerUpload(bytes('%PDF-1.7 plan'));
  const WORKBOOK = () => beginnerUpload(bytes('PK\u0003\u0004[Content_Types].xml'));
  let target: Person;
  const beginnerUpload = (content: Uint8Array) => target.client.uploadBytes('given', content);
  const stage = STAGE;
  const taskId = 't-00000009';

  it.each([
    ['a key card for a package', () => judge, 'key-card', 'package', 'judging.importPackage'],
    ['a PDF for a receipt', () => judge, 'pdf', 'receipt', 'judging.importReceipt'],
    ['a receipt for the head of a log', () => judge, 'receipt', 'head', 'judging.importHead'],
    ['a receipt for a bundle', () => organizer, 'receipt', 'bundle', 'bundles.import'],
    ['a key card for a witness', () => organizer, 'key-card', 'witness', 'log.importWitness'],
    ['a receipt for a desk’s archive', () => organizer, 'receipt', 'archive', 'log.mergeArchive'],
    ['an archive for a key card', () => organizer, 'archive', 'key-card', 'judges.previewKeyCard'],
    ['a PDF for a setup', () => beginner, 'pdf', 'setup', 'contest.create'],
    ['an archive for a signing request', () => holder, 'archive', 'signing-request', 'holder.open'],
  ] as const)('%s', async (_name, person, kind, expected, method) => {
    target = person();
    const { secret, out: destinationId, client } = target;
    const paths = { receipt: contest.receipts[0] ?? '', archive: contest.archive };
    const uploadId =
      kind === 'pdf'
        ? await PDF()
        : await client.uploadFile(kind === 'key-card' ? card : paths[kind]);
    const inputs = {
      'judging.importPackage': { uploadId, taskId },
      'bundles.import': { uploadId, secret, destinationId },
      'log.importWitness': { uploadId, stage, destinationId },
      'log.mergeArchive': { uploadId, stage, secret },
    } as const;
    const input = method in inputs ? inputs[method as keyof typeof inputs] : { uploadId };
    const answer = await client.call(method as never, input as never);
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'wrong-file-kind', params: { kind, expected } },
    });
  });

  it('a workbook for a table of entries', async () => {
    target = organizer;
    const answer = await organizer.client.call('entries.preview', { uploadId: await WORKBOOK() });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'wrong-file-kind', params: { kind: 'office', expected: 'table' } },
    });
  });

  it('a receipt for an archive, on the notary’s page', async () => {
    const { client } = notary;
    const uploadId = await client.uploadFile(contest.receipts[0] ?? '');
    const { archiveId } = await client.demand('notary.openArchive', { uploadId });
    const answer = await client.call('notary.verify', { archiveId, root: contest.root, taskId });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'wrong-file-kind', params: { kind: 'receipt', expected: 'archive' } },
    });
  });
});
