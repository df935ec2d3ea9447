import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../../core/json/canonical-json.ts';
import { contestSetupSchema, type ContestSetup } from '../../core/model/charter.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { appError, type AppError } from '../../contract/app-error.ts';

const SUFFIX = '.json';

/** Shipped contest presets, by file name without ending. */
export function listPresets(
  resourcesFolder: string,
): readonly { readonly id: string; readonly setup: ContestSetup }[] {
  const folder = join(resourcesFolder, 'presets');
  return readdirSync(folder)
    .filter((name) => name.endsWith(SUFFIX))
    .toSorted()
    .map((name) => {
      const setup = parseSetupFile(readFileSync(join(folder, name)), name);
      // A broken preset is our own bug, not a person's input.
      if (!setup.ok) throw new Error(`preset ${name} is invalid at ${setup.error.at ?? ''}`);
      return { id: name.slice(0, -SUFFIX.length), setup: setup.value };
    });
}

/** Parses a setup file; an error names the file and the field. */
export function parseSetupFile(bytes: Uint8Array, name: string): Result<ContestSetup, AppError> {
  const json = parseJson(bytes);
  if (!json.ok) return fail(appError('setup-invalid', { reason: json.error }, name));
  const parsed = contestSetupSchema.safeParse(json.value);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return fail(
    appError('setup-invalid', { reason: 'bad-schema' }, `${name}: ${issue?.path.join('.') ?? ''}`),
  );
}
