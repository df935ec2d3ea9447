/** Below this, the platform lacks functions that every command uses; `npm ci` installs it. */
const OLDEST_MAJOR = 24;

/**
 * What to say to somebody who runs the program on a Node that is too old for it, in both languages,
 * or null. Stands alone: whatever else were loaded first could already fail.
 */
export function refuseOldNode(version: string): string | null {
  const major = Number(version.split('.')[0]);
  if (major >= OLDEST_MAJOR) return null;
  return `jurybox: 需要 Node ${OLDEST_MAJOR},现在是 ${version},请改用 npx jurybox … / this is Node ${version}, Jurybox needs ${OLDEST_MAJOR}: run it as npx jurybox …`;
}
