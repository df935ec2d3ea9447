import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContestView } from '../../../../contract/contest-methods.ts';
import { useQuery } from '../../../app/use-query.ts';
import { ErrorNote, Note } from '../../../ui/index.ts';
import { AttachMaterials } from './attach-materials.tsx';
import { EntriesTable } from './entries-table.tsx';
import { ImportEntries } from './import-entries.tsx';

type EntriesScreenProps = { readonly contest: ContestView };

/** Step 2: the list of entries from a CSV file, then their materials from a folder. */
export function EntriesScreen({ contest }: EntriesScreenProps) {
  const { t } = useTranslation('organizer');
  const entries = useQuery('entries.list', {});
  const rows = entries.data ?? [];
  return (
    <Stack gap="lg">
      {entries.error && <ErrorNote error={entries.error} />}
      {entries.data && rows.length === 0 && <Note>{t('entries.none')}</Note>}
      {rows.length > 0 && <EntriesTable contest={contest} rows={rows} />}
      {rows.length > 0 && <AttachMaterials rows={rows} />}
      <ImportEntries contest={contest} existing={rows.length} />
    </Stack>
  );
}
