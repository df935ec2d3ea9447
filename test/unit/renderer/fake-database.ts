import type { DraftRow, JuryDatabase } from '../../../src/renderer/db/jury-database.ts';

/** As much of the browser's database as the outbox uses, in a map: Node has no IndexedDB. */
export function fakeDatabase(rows = new Map<string, DraftRow>()) {
  const drafts = {
    get: async (key: string) => rows.get(key),
    put: async (row: DraftRow) => void rows.set(row.key, row),
    where: () => ({ equals: () => ({ toArray: async () => [...rows.values()] }) }),
  };
  const database = {
    drafts,
    transaction: async (_mode: string, _table: unknown, work: () => Promise<unknown>) => work(),
  };
  return { rows, database: database as unknown as JuryDatabase };
}
