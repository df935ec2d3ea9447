import type { z } from 'zod';

export type Role = 'judge' | 'organizer' | 'notary' | 'root-holder';

/** Roles that may call a method: `anyone` needs no open profile, `member` any open profile. */
export type Audience = 'anyone' | 'member' | readonly Role[];

export type MethodSpec<I extends z.ZodType, O extends z.ZodType> = {
  readonly kind: 'query' | 'mutation';
  readonly audience: Audience;
  readonly input: I;
  readonly output: O;
};

/** A method that reads and changes nothing. */
export function query<I extends z.ZodType, O extends z.ZodType>(
  audience: Audience,
  input: I,
  output: O,
): MethodSpec<I, O> {
  return { kind: 'query', audience, input, output };
}

/** A method that changes state. */
export function mutation<I extends z.ZodType, O extends z.ZodType>(
  audience: Audience,
  input: I,
  output: O,
): MethodSpec<I, O> {
  return { kind: 'mutation', audience, input, output };
}
