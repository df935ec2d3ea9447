import { en, zhCN } from 'zod/locales';
import type { core } from 'zod';
import { rulesFileSchema, type RulesFile } from '../../core/model/rules-file.ts';
import { validateRubric } from '../../core/rules/validate-rubric.ts';
import { validateRuleset } from '../../core/rules/validate-ruleset.ts';
import { CommandFailure } from '../command-failure.ts';
import { EXIT } from '../command.ts';
import { isTextKey, type Texts } from '../texts/texts.ts';

/** Reads a rules file; a fault names its place, such as `ruleset.steps.2.of`, or line and column. */
export function readRules(bytes: Uint8Array, file: string, texts: Texts): RulesFile {
  const refuse = (at: string, reason: string) =>
    new CommandFailure(EXIT.unreadable, {
      code: 'rules-malformed',
      params: { file, at: at === '' ? texts.say('rule.whole') : at, reason },
    });
  const json = parseJson(bytes, file);
  const { localeError } = texts.language === 'en' ? en() : zhCN();
  const parsed = rulesFileSchema.safeParse(json, { error: localeError });
  if (!parsed.success) {
    const { path, message } = innermost(parsed.error.issues);
    const own = `rule.${message}`;
    throw refuse(path.map(String).join('.'), isTextKey(own) ? texts.say(own) : message);
  }
  const { ruleset, rubric } = parsed.data;
  const problems = [
    ...(rubric === null ? [] : validateRubric(rubric, 'rubric')),
    ...validateRuleset(ruleset, 'ruleset'),
  ];
  const error = problems.find(({ severity }) => severity === 'error');
  if (error !== undefined) throw refuse(error.at, texts.sayRule(error.code, error.params));
  return parsed.data;
}

type Fault = { readonly path: readonly PropertyKey[]; readonly message: string };

/** Of alternatives that all fail, the one that came nearest says what is wrong. */
function innermost(issues: readonly core.$ZodIssue[], before: readonly PropertyKey[] = []): Fault {
  const [issue] = issues;
  if (issue === undefined) return { path: before, message: 'schema' };
  const path = [...before, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) {
    return { path, message: issue.message };
  }
  const nearest = issue.errors.toSorted((a, b) => a.length - b.length)[0] ?? [];
  return innermost(nearest, path);
}

function parseJson(bytes: Uint8Array, file: string): unknown {
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return JSON.parse(text);
  } catch (error) {
    const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const before = text.slice(0, position === undefined ? text.length : Number(position));
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    const params = { file, line, column };
    throw new CommandFailure(EXIT.unreadable, { code: 'rules-not-json', params });
  }
}
