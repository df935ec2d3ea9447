import type { z } from 'zod';
import type { Result } from '../core/result.ts';
import type { AppError } from './app-error.ts';
import { appMethods, identityMethods } from './app-methods.ts';
import { assignmentMethods, contestMethods, entryMethods } from './contest-methods.ts';
import { judgeMethods } from './judge-methods.ts';
import { decisionMethods } from './decision-methods.ts';
import { judgingMethods } from './judging-methods.ts';
import { logMethods } from './log-methods.ts';
import { notaryMethods } from './notary-methods.ts';
import { notesMethods } from './notes-methods.ts';
import { resultMethods } from './result-methods.ts';
import { holderMethods, rootMethods } from './root-methods.ts';
import { sensitivityMethods } from './sensitivity-methods.ts';

/** Everything the renderer may ask of the backend: the one table that all adapters serve. */
export const contract = {
  ...appMethods,
  ...identityMethods,
  ...contestMethods,
  ...rootMethods,
  ...entryMethods,
  ...judgeMethods,
  ...assignmentMethods,
  ...decisionMethods,
  ...resultMethods,
  ...sensitivityMethods,
  ...logMethods,
  ...judgingMethods,
  ...notesMethods,
  ...notaryMethods,
  ...holderMethods,
} as const;

export type Contract = typeof contract;
export type MethodName = keyof Contract;
export type MethodInput<M extends MethodName> = z.infer<Contract[M]['input']>;
export type MethodOutput<M extends MethodName> = z.infer<Contract[M]['output']>;
/** What a caller gets: the output, or an expected failure as a value. */
export type MethodAnswer<M extends MethodName> = Result<MethodOutput<M>, AppError>;

export function isMethodName(name: string): name is MethodName {
  // Own keys only, so that `constructor` or `__proto__` is an unknown method (threats.md row 9).
  return Object.hasOwn(contract, name);
}
