import { rulesFileSchema, type RulesFile } from '../../core/model/rules-file.ts';
import { validateRubric } from '../../core/rules/validate-rubric.ts';
import { validateRuleset } from '../../core/rules/validate-ruleset.ts';
import { CommandFailure } from '../command-failure.ts';
import { EXIT } from '../command.ts';

/** Reads a rules file; every fault names its place, such as `ruleset.steps.2.of`. */
export function readRules(bytes: Uint8Array, file: string): RulesFile {
  const refuse = (at: string, reason: string) =>
    new CommandFailure(EXIT.unreadable, { code: 'rules-malformed', params: { file, at, reason } });
  const json = parseJson(bytes);
  if (json === undefined) throw refuse('', 'json');
  const parsed = rulesFileSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refuse(issue?.path.join('.') ?? '', issue?.message ?? 'schema');
  }
  const { ruleset, rubric } = parsed.data;
  const problems = [
    ...(rubric === null ? [] : validateRubric(rubric, 'rubric')),
    ...validateRuleset(ruleset, 'ruleset'),
  ];
  const error = problems.find(({ severity }) => severity === 'error');
  if (error !== undefined) {
    const details = Object.values(error.params).join(' ');
    throw refuse(error.at, details === '' ? error.code : `${error.code} ${details}`);
  }
  return parsed.data;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
