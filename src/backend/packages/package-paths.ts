/** Where everything stands inside a package (docs/formats.md, "Package"). */
export const PACKAGE_PATHS = {
  manifest: 'manifest.dsse.json',
  charter: 'charter.dsse.json',
} as const;

export function rosterPath(version: number): string {
  return `rosters/${String(version).padStart(6, '0')}.dsse.json`;
}

/** Materials stand under their hash, so that equal files are carried once. */
export function materialPath(sha256: string): string {
  return `materials/${sha256}`;
}

export function isRosterPath(path: string): boolean {
  return /^rosters\/\d{6}\.dsse\.json$/.test(path);
}
