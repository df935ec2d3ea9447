import { Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
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
          </Note>
        )}
      </Stack>
    </Modal>
  );
}
