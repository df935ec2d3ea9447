import { appError, type AppError } from '../contract/app-error.ts';
import {
  contract,
  isMethodName,
  type Contract,
  type MethodAnswer,
  type MethodInput,
  type MethodName,
} from '../contract/contract.ts';
import type { Audience, Role } from '../contract/define-method.ts';
import { fail, type Result } from '../core/result.ts';
import { isDiskFull, isReadOnly } from './files/disk.ts';

/** One implementation for each row of the contract. */
export type Handlers = {
  readonly [M in MethodName]: (input: MethodInput<M>) => Promise<MethodAnswer<M>> | MethodAnswer<M>;
};

export type Dispatcher = (method: string, input: unknown) => Promise<Result<unknown, AppError>>;

/** Told of bugs (thrown errors), which the caller only sees as `internal` with a reference. */
export type FaultListener = (fault: { reference: string; method: string; error: unknown }) => void;

/**
 * The single gate to the backend: looks the method up among the contract's own keys, checks the
 * role, parses the input strictly, runs the handler. A thrown error is a bug: it is logged with a
 * reference and answered as `internal`, so that nothing of it leaks and nothing else stops.
 */
export function createDispatcher(
  handlers: Handlers,
  currentRole: () => Role | null,
  onFault: FaultListener,
): Dispatcher {
  let faults = 0;
  return async (method, input) => {
    if (!isMethodName(method))
      return fail(appError('unknown-method', { method: method.slice(0, 80) }));
    const spec: Contract[MethodName] = contract[method];
    const refused = checkAudience(spec.audience, currentRole());
    if (refused) return fail(refused);
    const parsed = spec.input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return fail(appError('bad-input', { method }, issue?.path.join('.') ?? ''));
    }
    try {
      // The table guarantees that handler and input belong to the same row.
      const run = handlers[method] as (value: unknown) => Promise<Result<unknown, AppError>>;
      return await run(parsed.data);
    } catch (error) {
      if (isDiskFull(error)) return fail(appError('disk-full'));
      if (isReadOnly(error)) return fail(appError('data-folder-read-only'));
      faults += 1;
      const reference = `F${faults}`;
      onFault({ reference, method, error });
      return fail(appError('internal', { reference }));
    }
  };
}

function checkAudience(audience: Audience, role: Role | null): AppError | null {
  if (audience === 'anyone') return null;
  if (role === null) return appError('no-profile');
  if (audience === 'member' || audience.includes(role)) return null;
  return appError('role-not-allowed', { role });
}
