import { Box, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Note } from '../../../ui/index.ts';
import { draftFromSheet, type DeskItem } from '../desk-entry-state.ts';
import { useDesk } from '../use-desk.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { SheetBodyTable } from './sheet-body-table.tsx';

type DeviceConflictProps = { readonly item: DeskItem; readonly rubric: Rubric };

/**
 * This judge sealed the entry on two devices. Both versions are shown; the judge takes one of them as
 * the beginning of a sheet that names both and ends the conflict (threats.md row 30).
 */
export function DeviceConflict({ item, rubric }: DeviceConflictProps) {
  const { t } = useTranslation('judge');
  const format = useFormat();
  const { sync } = useDesk();
  const { deskEntry, sealed } = item;
  const [basis, setBasis] = useState<Parameters<typeof draftFromSheet>[0] | null>(null);
  if (!deskEntry.conflict || sealed === null) return null;
  return (
    <Box mt="md" data-testid="device-conflict">
      <Note tone="attention">
        <Text fw={600}>{t('deviceConflict.title')}</Text>
        <Text>{t('deviceConflict.text')}</Text>
        <Group mt="xs">
          <Button
            variant="default"
            size="compact-md"
            onClick={() => setBasis(sealed)}
            data-testid="conflict-own"
          >
            {t('deviceConflict.own', { total: sealed.total ?? t('list.recused') })}
          </Button>
        </Group>
      </Note>
      {deskEntry.foreign.map((version) => (
        <section key={version.hash} data-testid="foreign-version">
          <Text fw={600} mt="md">
            {t('deviceConflict.foreign', { time: format.dateTime(version.sheet.sealedAt) })}
          </Text>
          <SheetBodyTable body={version.sheet.body} rubric={rubric} total={version.total} />
          <Button
            variant="default"
            size="compact-md"
            mt="xs"
            onClick={() => setBasis(version)}
            data-testid="conflict-foreign"
          >
            {t('deviceConflict.take', { total: version.total ?? t('list.recused') })}
          </Button>
        </section>
      ))}
      <CorrectDialog
        opened={basis !== null}
        onClose={() => setBasis(null)}
        onCorrect={async (reason) => {
          if (basis) await sync.edit(deskEntry, () => draftFromSheet(basis, reason));
        }}
      />
    </Box>
  );
}
