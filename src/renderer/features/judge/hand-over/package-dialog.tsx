import { Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { Note } from '../../../ui/index.ts';
import { type ImportedPackage, PackageDrop } from '../intake/package-drop.tsx';
import { useDesk } from '../use-desk.ts';
import type { DialogProps } from './export-bundle-dialog.tsx';

/** A newer package replaces the list of entries; drafts and sealed sheets stay. */
export function PackageDialog({ opened, onClose }: DialogProps) {
  const { t } = useTranslation('judge');
  const { desk } = useDesk();
  const [imported, setImported] = useState<ImportedPackage | null>(null);
  return (
    <Modal opened={opened} onClose={onClose} title={t('package.title')} size="lg">
      <Stack gap="md">
        <Text>{t('package.text', { version: desk.packageVersion })}</Text>
        <PackageDrop onImported={setImported} />
        {imported && (
          <Note tone="saved" testId="package-imported">
            {t('package.imported', {
              version: imported.packageVersion,
              count: imported.entries,
            })}
            {imported.changes && <Changes changes={imported.changes} />}
          </Note>
        )}
      </Stack>
    </Modal>
  );
}

type ChangesProps = { readonly changes: NonNullable<ImportedPackage['changes']> };

/** What is other than before, by entry: nobody should have to find out by chance. */
function Changes({ changes }: ChangesProps) {
  const { t } = useTranslation('judge');
  const format = useFormat();
  const kinds = (['added', 'removed', 'changed'] as const).filter(
    (kind) => changes[kind].length > 0,
  );
  return (
    <div data-testid="package-changes">
      {kinds.length === 0 && <Text>{t('package.same')}</Text>}
      {kinds.map((kind) => (
        <Text key={kind}>
          {t(`package.${kind}`, {
            count: changes[kind].length,
            entries: format.list(changes[kind]),
          })}
        </Text>
      ))}
      <Text>{t('package.kept')}</Text>
    </div>
  );
}
