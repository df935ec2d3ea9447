/** Expected failures are values (style.md, habit 8): plain objects that survive structured clone. */
export type Result<T, E> = Ok<T> | Failure<E>;
export type Ok<T> = { readonly ok: true; readonly value: T };
export type Failure<E> = { readonly ok: false; readonly error: E };

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function fail<E>(error: E): Failure<E> {
  return { ok: false, error };
}

/** Marks the unreachable end of an exhaustive `switch`. */
export function assertNever(value: never): never {
  throw new Error(`unexpected variant: ${JSON.stringify(value)}`);
}
