import type { ContestSetup } from '../../../../core/model/charter.ts';
import { rulesetSchema, type Ruleset } from '../../../../core/model/ruleset.ts';
import { validateSetup, type SetupProblem } from '../../../../core/rules/validate-setup.ts';
import { findJsonBreak } from './json-break.ts';

/** What keeps a text from being a ruleset, and where: a line of the text, or a field by its path. */
export type TextProblem = {
  readonly code: 'not-json' | 'field-missing' | 'field-unknown' | 'field-wrong';
  readonly at: string;
};
export type RulesetReading =
  | { readonly ok: false; readonly problems: readonly TextProblem[] }
  | {
      readonly ok: true;
      readonly ruleset: Ruleset;
      /** Of this ruleset in its stage; `at` counts from the ruleset. */
      readonly problems: readonly SetupProblem[];
    };

/** Reads a ruleset as data, as people edit it, and checks it in the stage that it is meant for. */
export function readRulesetText(text: string, setup: ContestSetup, stage: string): RulesetReading {
  const json = parse(text);
  if (!json.ok) return { ok: false, problems: [{ code: 'not-json', at: json.at }] };
  const parsed = rulesetSchema.safeParse(json.value);
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue): TextProblem[] => {
      const at = issue.path.join('.');
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => ({
          code: 'field-unknown',
          at: [...issue.path, key].join('.'),
        }));
      }
      return [{ code: isThere(json.value, issue.path) ? 'field-wrong' : 'field-missing', at }];
    });
    return { ok: false, problems };
  }
  const index = setup.stages.findIndex(({ id }) => id === stage);
  const stages = setup.stages.map((one) =>
    one.id === stage ? { ...one, ruleset: parsed.data } : one,
  );
  const prefix = `stages.${index}.ruleset.`;
  const problems = validateSetup({ ...setup, stages })
    .filter(({ at }) => at.startsWith(prefix))
    .map((problem) => ({ ...problem, at: problem.at.slice(prefix.length) }));
  return { ok: true, ruleset: parsed.data, problems };
}

function parse(text: string): { ok: true; value: unknown } | { ok: false; at: string } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    const { line, column } = findJsonBreak(text);
    return { ok: false, at: `${line}:${column}` };
  }
}

function isThere(value: unknown, path: readonly PropertyKey[]): boolean {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return false;
    here = (here as Record<PropertyKey, unknown>)[key];
  }
  return true;
}
