import { STAGE } from '../../support/people.ts';
import type { ContestSetup } from '../../../src/core/model/charter.ts';
import type { PayloadOf } from '../../../src/core/envelope/payload-types.ts';
import { computePayloadHash } from '../../../src/core/envelope/signed-object.ts';
import type { EntryId, JudgeId, Sha256Hex } from '../../../src/core/model/primitives.ts';
import * as keys from './keys.ts';
import type { Key } from './keys.ts';

export const CONTEST = 'mutation-contest' as never;
export const LOG_ID = '00112233445566aa';
export const AT = '2024-09-20T06:00:00Z';
export const JUDGES = ['J-01', 'J-02'] as JudgeId[];
export const ENTRIES = ['E-1', 'E-2', 'E-3'] as EntryId[];

export function judgeOf(key: Key): JudgeId {
  return (key === keys.DEVICE_2 ? JUDGES[1] : JUDGES[0]) as JudgeId;
}

export function charterPayload(setup: ContestSetup): PayloadOf<'charter'> {
  return {
    type: 'jurybox.charter',
    version: 1,
    contestId: CONTEST,
    rehearsal: false,
    createdAt: AT,
    rootKeys: keys.ROOTS.map(({ publicKeyHex }) => publicKeyHex),
    rootThreshold: 2,
    operationsKey: keys.OPERATIONS.publicKeyHex,
    notary: { name: '公证员', key: keys.NOTARY.publicKeyHex },
    setup,
  };
}

/** An entry with one material. */
export function entryOf(id: EntryId) {
  const sha256 = computePayloadHash(id);
  const material = { name: `${id}.pdf`, mediaType: 'application/pdf', size: 1000, sha256 };
  return {
    id,
    division: 'open' as never,
    track: 'ai' as never,
    title: `项目 ${id}`,
    team: `团队 ${id}`,
    materials: [material],
  };
}

/** The roster; the next version revokes the stolen laptop from that place of the log on. */
export function rosterPayload(
  named: Pick<PayloadOf<'roster'>, 'version' | 'contestId' | 'charter'>,
  previous: Sha256Hex | null,
  revokedFrom: number | null,
): PayloadOf<'roster'> {
  const device = (key: Key, sm2?: string) => ({
    ed25519: key.publicKeyHex,
    age: `age1${'q'.repeat(58)}`,
    ...(sm2 === undefined ? {} : { sm2 }),
  });
  const second = device(keys.DEVICE_1B, keys.DEVICE_1B_SM2.publicKeyHex);
  const devices = [[device(keys.DEVICE_1), second], [device(keys.DEVICE_2)]];
  const stolen = { device: keys.DEVICE_1B.publicKeyHex, stage: STAGE, reason: '笔记本遗失' };
  return {
    type: 'jurybox.roster',
    ...named,
    rosterVersion: previous === null ? 1 : 2,
    previous,
    judges: JUDGES.map((id, index) => ({
      id,
      name: `评委${index + 1}`,
      organization: '测试单位',
      role: index === 0 ? ('head-judge' as const) : ('judge' as const),
      devices: devices[index] ?? [],
    })),
    revocations: revokedFrom === null ? [] : [{ ...stolen, fromIndex: revokedFrom }],
  };
}
