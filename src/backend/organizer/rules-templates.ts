import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../../core/json/canonical-json.ts';
import { rulesFileSchema, type RulesFile } from '../../core/model/rules-file.ts';

const SUFFIX = '.json';

/** Shipped rulesets, by file name without ending. */
export function listRulesFiles(
  resourcesFolder: string,
): readonly { readonly id: string; readonly rules: RulesFile }[] {
  const folder = join(resourcesFolder, 'rulesets');
  return readdirSync(folder)
    .filter((name) => name.endsWith(SUFFIX))
    .toSorted()
    .map((name) => {
      const json = parseJson(readFileSync(join(folder, name)));
      // A broken one is our own bug, not a person's input.
      if (!json.ok) throw new Error(`ruleset ${name}: ${json.error}`);
      return { id: name.slice(0, -SUFFIX.length), rules: rulesFileSchema.parse(json.value) };
    });
}
