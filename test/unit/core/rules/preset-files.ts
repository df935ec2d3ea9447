import { readdirSync, readFileSync } from 'node:fs';
import { contestSetupSchema, type ContestSetup } from '../../../../src/core/model/charter.ts';

const FOLDER = new URL('../../../../resources/presets/', import.meta.url);

export function presetNames(): readonly string[] {
  return readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
}

export function readPresetText(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}

export function readPreset(name: string): ContestSetup {
  return contestSetupSchema.parse(JSON.parse(readPresetText(name)));
}
