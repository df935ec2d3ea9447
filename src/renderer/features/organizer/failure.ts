import type { Result } from '../../../core/result.ts';
import type { ShownError } from '../../app/transport-context.ts';

/** What a `SecretPrompt` wants to know: the failure to show, or null when it worked. */
export function failureOf(answer: Result<unknown, ShownError>): ShownError | null {
  return answer.ok ? null : answer.error;
}
