import { SMALL_SETUP, STAGE } from '../../support/people.ts';
import { envelopeToBytes, signEnvelope } from '../../../src/core/envelope/dsse.ts';
import { payloadTypeOf, type PayloadOf } from '../../../src/core/envelope/payload-types.ts';
import { computePayloadHash, type SignedObject } from '../../../src/core/envelope/signed-object.ts';
import { canonicalBytes } from '../../../src/core/json/canonical-json.ts';
import type { ContestSetup } from '../../../src/core/model/charter.ts';
import type { Bundle, ScoreSheet, SheetBody } from '../../../src/core/model/score-sheet.ts';
import type { DecisionBody } from '../../../src/core/model/decision.ts';
import type { EntryId, JudgeId, Sha256Hex } from '../../../src/core/model/primitives.ts';
import { Desk } from './desk.ts';
import * as keys from './keys.ts';
import type { Key } from './keys.ts';
import type { Model } from './model.ts';
import {
  AT,
  charterPayload,
  CONTEST,
  ENTRIES,
  entryOf,
  judgeOf,
  JUDGES,
  LOG_ID,
  rosterPayload,
} from './payloads.ts';
import { computedOf } from './recompute.ts';

/**
 * Two judges, three entries, and one of everything that a log can hold but a merge: receipts,
 * cosigned heads, a correction, a recusal, a rejected, a revoked and a late sheet, decisions, two
 * results.
 */
export function createSmallContest(
  setup: ContestSetup = SMALL_SETUP,
  decisions: readonly DecisionBody[] = WITHOUT_EFFECT,
): Model {
  return new SmallContest(setup, decisions).play();
}

/** Taken back, and about entries that are not level: rules under test rank all three entries. */
const WITHOUT_EFFECT: readonly DecisionBody[] = [
  { kind: 'withdrawal', entry: ENTRIES[2] as EntryId },
  { kind: 'reinstatement', entry: ENTRIES[2] as EntryId },
];

class SmallContest {
  readonly desk = new Desk(`jurybox/${CONTEST as string}/${STAGE}/${LOG_ID}`);
  readonly charter: SignedObject<'charter'>;
  readonly named: Pick<PayloadOf<'roster'>, 'version' | 'contestId' | 'charter'>;
  readonly staged: Omit<PayloadOf<'opening'>, 'type' | 'log' | 'size'>;
  roster: SignedObject<'roster'>;
  readonly assignment: SignedObject<'assignment'>;
  readonly packages: ReadonlyMap<JudgeId, SignedObject<'package'>>;
  readonly #decisions: readonly DecisionBody[];
  #sequence = 0;

  constructor(setup: ContestSetup, decisions: readonly DecisionBody[]) {
    const { desk } = this;
    this.#decisions = decisions;
    this.charter = desk.log('charter', charterPayload(setup), keys.ROOTS.slice(0, 2));
    this.named = { version: 1, contestId: CONTEST, charter: this.charter.hash };
    this.staged = { ...this.named, stage: STAGE, createdAt: AT };
    const signers = keys.ROOTS.toSpliced(1, 1);
    this.roster = desk.log('roster', rosterPayload(this.named, null, null), signers);
    this.assignment = desk.log('assignment', this.assignmentPayload(), [keys.OPERATIONS]);
    this.packages = new Map(
      JUDGES.map((judge) => [judge, desk.log('package', this.packageOf(judge), [keys.OPERATIONS])]),
    );
  }

  play(): Model {
    const { desk } = this;
    this.#turn('opening');
    const first = this.#marks(keys.DEVICE_1, 'E-1', 555, 300);
    const recusal = this.#sheet(keys.DEVICE_1, 'E-3', { kind: 'recusal', reason: '与团队有合作' });
    const one = this.#deliver(keys.DEVICE_1, null, [
      first,
      this.#marks(keys.DEVICE_1, 'E-2', 400, 350),
      recusal,
    ]);
    const two = this.#deliver(keys.DEVICE_2, null, [
      this.#marks(keys.DEVICE_2, 'E-1', 500, 305),
      this.#marks(keys.DEVICE_2, 'E-2', 415, 320),
      this.#marks(keys.DEVICE_2, 'E-3', 600, 400),
    ]);
    const correction = { replaces: [first.hash], correctionReason: '看错了指标' };
    this.#deliver(keys.DEVICE_1, one, [this.#marks(keys.DEVICE_1, 'E-1', 545, 300, correction)]);
    const stolenFrom = desk.size;
    this.#deliver(keys.DEVICE_1B, null, [this.#marks(keys.DEVICE_1B, 'E-2', 0, 0)]);
    this.roster = desk.log(
      'roster',
      rosterPayload(this.named, this.roster.hash, stolenFrom),
      keys.ROOTS.slice(1),
    );
    this.#reject(keys.DEVICE_2, two);
    this.#turn('closing');
    desk.publish(keys.DEVICE_1, keys.DEVICE_2);
    this.#result();
    this.#decide();
    this.#deliver(keys.DEVICE_2, two, [this.#marks(keys.DEVICE_2, 'E-2', 600, 400)]);
    this.#result();
    desk.publish(keys.DEVICE_1, keys.DEVICE_2, keys.NOTARY);
    return {
      origin: desk.origin,
      leaves: desk.drafts,
      receipts: desk.receipts,
      rejected: desk.rejected,
      checkpoints: desk.checkpoints,
      index: this.#index(),
      operations: keys.OPERATIONS,
    };
  }

  assignmentPayload(): PayloadOf<'assignment'> {
    const { createdAt: _, ...staged } = this.staged;
    return {
      type: 'jurybox.assignment',
      ...staged,
      roster: this.roster.hash,
      assignmentVersion: 1,
      previous: null,
      entries: ENTRIES.map((id) => entryOf(id)),
      panels: JUDGES.map((judge) => ({ judge, entries: ENTRIES })),
    };
  }

  packageOf(judge: JudgeId): PayloadOf<'package'> {
    return {
      type: 'jurybox.package',
      ...this.staged,
      roster: this.roster.hash,
      assignment: this.assignment.hash,
      judge,
      packageVersion: 1,
      entries: ENTRIES.toReversed().map((id) => entryOf(id)),
    };
  }

  #turn(kind: 'opening' | 'closing'): void {
    const event = { ...this.staged, log: LOG_ID, size: this.desk.size };
    if (kind === 'opening')
      this.desk.log(kind, { type: 'jurybox.opening', ...event }, [keys.OPERATIONS]);
    else this.desk.log(kind, { type: 'jurybox.closing', ...event }, [keys.OPERATIONS]);
  }

  #marks(key: Key, entry: string, merit: number, value: number, more: Partial<ScoreSheet> = {}) {
    const marks = [
      { criterion: 'merit' as never, value: merit },
      { criterion: 'value' as never, value },
    ];
    return this.#sheet(key, entry, { kind: 'scores', marks, comment: '思路清楚' }, more);
  }

  #sheet(key: Key, entry: string, body: SheetBody, more: Partial<ScoreSheet> = {}) {
    const judge = judgeOf(key);
    this.#sequence += 1;
    const { createdAt: _, ...staged } = this.staged;
    const payload: ScoreSheet = {
      type: 'jurybox.score-sheet',
      ...staged,
      roster: this.roster.hash,
      package: this.packages.get(judge)?.hash as Sha256Hex,
      judge,
      deviceKey: key.publicKeyHex,
      entry: entry as EntryId,
      sequence: this.#sequence,
      replaces: [],
      sealedAt: AT,
      ...more,
      body,
    };
    return { payload, hash: computePayloadHash(payload) };
  }

  /** Hands sheets over, logs them, and gives the receipt's checkpoint cosigned by the device. */
  #deliver(
    key: Key,
    cosigned: string | null,
    sheets: readonly { payload: ScoreSheet; hash: Sha256Hex }[],
  ) {
    const { desk } = this;
    const bundle = this.#bundle(
      key,
      cosigned,
      sheets.map(({ hash }) => hash),
    );
    const sm2 = key === keys.DEVICE_1B ? keys.DEVICE_1B_SM2 : null;
    for (const { payload } of sheets) desk.log('score-sheet', payload, [key], sm2);
    return this.#receipt(
      key,
      bundle,
      cosigned,
      sheets.map(({ hash }) => hash),
      [],
    );
  }

  #bundle(key: Key, cosigned: string | null, sheets: Sha256Hex[]): Sha256Hex {
    const payload: Bundle = {
      type: 'jurybox.bundle',
      ...this.staged,
      judge: judgeOf(key),
      deviceKey: key.publicKeyHex,
      sheets,
      cosigned,
    };
    return this.desk.log('bundle', payload, [key]).hash;
  }

  /** A sheet whose marks break the rubric: kept beside the log with its rejection. */
  #reject(key: Key, cosigned: string): void {
    const { desk } = this;
    const { payload, hash } = this.#marks(key, 'E-3', 601, 0);
    const bundle = this.#bundle(key, cosigned, [hash]);
    const envelope = signEnvelope(payloadTypeOf('score-sheet'), canonicalBytes(payload), [key]);
    desk.rejected.set(hash, envelopeToBytes(envelope));
    const rejection = { ...this.staged, bundle, sheet: hash, code: 'marks-invalid' };
    desk.log('rejection', { type: 'jurybox.rejection', ...rejection }, [keys.OPERATIONS]);
    const rejected = [{ sheet: hash, code: 'marks-invalid', index: desk.size - 1 }];
    this.#receipt(key, bundle, cosigned, [], rejected);
  }

  #receipt(
    key: Key,
    bundle: Sha256Hex,
    cosigned: string | null,
    sheets: readonly Sha256Hex[],
    rejected: PayloadOf<'receipt'>['rejected'],
  ): string {
    const { desk } = this;
    const closed = desk.drafts.findLast(({ kind }) => kind === 'opening' || kind === 'closing');
    const standing = closed?.kind === 'closing' ? ('late' as const) : ('counts' as const);
    const payload: PayloadOf<'receipt'> = {
      type: 'jurybox.receipt',
      ...this.named,
      stage: STAGE,
      bundle,
      judge: judgeOf(key),
      accepted: sheets.map((sheet) => {
        const index = desk.indexOf(sheet);
        return { sheet, index, standing, path: desk.pathOf(index) };
      }),
      rejected,
      checkpoint: desk.publish(),
      consistency: cosigned === null ? null : desk.consistencyFrom(Number(cosigned.split('\n')[1])),
    };
    desk.receipts.push({ payload, size: desk.size });
    return desk.publish(key);
  }

  #decide(): void {
    let previous: Sha256Hex | null = null;
    for (const [index, body] of this.#decisions.entries()) {
      const payload: PayloadOf<'decision'> = {
        type: 'jurybox.decision',
        ...this.staged,
        decisionVersion: index + 1,
        previous,
        body,
        reason: '评审组合议',
        decidedBy: ['评委1', '评委2'],
      };
      previous = this.desk.log('decision', payload, [keys.OPERATIONS]).hash;
    }
  }

  #result(): void {
    const { desk } = this;
    const { createdAt, ...staged } = this.staged;
    desk.log(
      'result',
      {
        type: 'jurybox.result',
        ...staged,
        roster: this.roster.hash,
        assignment: this.assignment.hash,
        createdAt,
        head: desk.head(),
        ...computedOf(desk.drafts),
      },
      [keys.OPERATIONS],
    );
  }

  #index() {
    const { createdAt: _, ...staged } = this.staged;
    const application = { name: 'jurybox', version: '0.1.0', build: null };
    return { type: 'jurybox.archive', ...staged, application, verifier: null };
  }
}
