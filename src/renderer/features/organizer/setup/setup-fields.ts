import type { ContestSetup } from '../../../../core/model/charter.ts';

export type SectionProps = {
  readonly setup: ContestSetup;
  readonly change: (setup: ContestSetup) => void;
};

/** Sets an optional text, or takes the field away: an empty optional text is not part of a charter. */
export function withText<T extends object, K extends keyof T>(thing: T, key: K, text: string): T {
  const { [key]: _old, ...rest } = thing;
  return (text === '' ? rest : { ...thing, [key]: text }) as T;
}
