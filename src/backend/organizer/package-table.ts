import { producedFileSchema, type ProducedFile } from '../../contract/shapes.ts';
import type { JudgeId, Sha256Hex } from '../../core/model/primitives.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import type { Row } from '../store/database.ts';

export type BuiltPackage = {
  readonly manifest: Sha256Hex;
  readonly judge: JudgeId;
  readonly version: number;
  readonly assignment: Sha256Hex;
  readonly file: ProducedFile;
};

/** The newest package of each judge in a stage. */
export function readBuiltPackages(
  profile: OpenProfile,
  stage: string,
): ReadonlyMap<string, BuiltPackage> {
  const rows = profile.database.all(
    'SELECT manifest, judge, version, assignment, file FROM package WHERE stage = ? ORDER BY version',
    stage,
  );
  return new Map(rows.map((row) => [String(row['judge']), toBuiltPackage(row)]));
}

export function putBuiltPackage(profile: OpenProfile, stage: string, built: BuiltPackage): void {
  profile.database.run(
    'INSERT INTO package (manifest, stage, judge, version, assignment, file) VALUES (?, ?, ?, ?, ?, ?)',
    built.manifest,
    stage,
    built.judge,
    built.version,
    built.assignment,
    JSON.stringify(built.file),
  );
}

function toBuiltPackage(row: Row): BuiltPackage {
  return {
    manifest: String(row['manifest']) as Sha256Hex,
    judge: String(row['judge']) as JudgeId,
    version: Number(row['version']),
    assignment: String(row['assignment']) as Sha256Hex,
    file: producedFileSchema.parse(JSON.parse(String(row['file']))),
  };
}
