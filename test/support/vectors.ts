import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './project.ts';

/** Published test vectors live beside the checkout and are never copied into it. */
const FOLDER = process.env['JURYBOX_VECTORS'] ?? join(PROJECT, '..', 'shared', 'vectors');

export const vectorsPresent = existsSync(join(FOLDER, 'INDEX.md'));

/** Name of a suite; says so where its vectors are absent and it therefore does not run. */
export function suiteName(name: string): string {
  return vectorsPresent ? name : `${name} (not run: vectors absent)`;
}

export function readVectorJson<T>(...path: readonly string[]): T {
  return JSON.parse(readFileSync(join(FOLDER, ...path), 'utf8')) as T;
}

export function readVectorBytes(...path: readonly string[]): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, ...path)));
}

export function listVectors(...path: readonly string[]): readonly string[] {
  return vectorsPresent ? readdirSync(join(FOLDER, ...path)).toSorted() : [];
}

/** All JSON files below a folder, as paths relative to it. */
export function listVectorsBelow(...path: readonly string[]): readonly string[] {
  if (!vectorsPresent) return [];
  const names = readdirSync(join(FOLDER, ...path), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.json')).toSorted();
}

export function vectorPath(...path: readonly string[]): string {
  return join(FOLDER, ...path);
}
