import { createContext, use } from 'react';
import type { AppError } from '../../contract/app-error.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../contract/contract.ts';
import type { Transport } from '../../contract/transport.ts';
import { fail, type Result } from '../../core/result.ts';

/** Failures that the renderer itself meets, beside those that the backend names. */
export const SHELL_ERROR_CODES = ['connection-lost', 'upload-failed'] as const;
export type ShellErrorCode = (typeof SHELL_ERROR_CODES)[number];
export type ShownError =
  | AppError
  | {
      readonly code: ShellErrorCode;
      readonly params?: Readonly<Record<string, string | number>>;
      readonly at?: string;
    };

export type Call = <M extends MethodName>(
  method: M,
  input: MethodInput<M>,
) => Promise<Result<MethodOutput<M>, ShownError>>;

const TransportContext = createContext<Transport | null>(null);
export const TransportProvider = TransportContext.Provider;

export function useTransport(): Transport {
  const transport = use(TransportContext);
  if (transport === null) throw new Error('no transport above this component');
  return transport;
}

const calls = new WeakMap<Transport, Call>();

/** A call that never rejects: a transport that breaks is an expected failure with a name. */
export function createCall(transport: Transport): Call {
  const known = calls.get(transport);
  if (known) return known;
  const call: Call = async (method, input) => {
    try {
      return describeSecret(await transport.call(method, input), input);
    } catch {
      return fail({ code: 'connection-lost' as const });
    }
  };
  calls.set(transport, call);
  return call;
}

/** Advice on a wrong secret depends on what was typed: nobody looks for capitals in a PIN. */
function describeSecret<T>(answer: Result<T, ShownError>, input: object): Result<T, ShownError> {
  if (answer.ok || answer.error.code !== 'secret-wrong') return answer;
  const secret = 'secret' in input ? String(input.secret) : '';
  const form = /^\d+$/.test(secret) ? 'pin' : 'passphrase';
  return fail({ ...answer.error, params: { ...answer.error.params, form } });
}

export function useCall(): Call {
  return createCall(useTransport());
}
