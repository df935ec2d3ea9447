import { Button, Group, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SealedSheet } from '../../../../contract/judging-methods.ts';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { SealMark } from '../../../ui/index.ts';
import { draftFromSheet, type DeskItem } from '../desk-entry-state.ts';
import { EntryStateMark } from '../entry-state-mark.tsx';
import { useDesk } from '../use-desk.ts';
import { DeviceConflict } from './device-conflict.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { SheetBodyTable } from './sheet-body-table.tsx';
import { SheetHeading } from './sheet-heading.tsx';
import classes from './sheet.module.css';

export type SealedSheetViewProps = { readonly item: DeskItem; readonly rubric: Rubric };

/** A sealed sheet, read-only, with its seal, and every version before it. */
export function SealedSheetView({ item, rubric }: SealedSheetViewProps) {
  const { t } = useTranslation('judge');
  const { sync } = useDesk();
  const [correcting, setCorrecting] = useState(false);
  const { sealed, deskEntry } = item;
  if (sealed === null) return null;
  const earlier = deskEntry.sheets.filter(({ hash }) => hash !== sealed.hash).toReversed();
  return (
    <>
      <div className={classes.pane} data-testid="sealed-sheet">
        <SheetHeading entry={deskEntry.entry} rubric={rubric} />
        <SheetVersion version={sealed} rubric={rubric} />
        <DeviceConflict item={item} rubric={rubric} />
        <Group justify="space-between" mt="sm">
          <EntryStateMark state={item.state} />
          <Button
            variant="default"
            leftSection={<IconPencil size="1.1rem" />}
            onClick={() => setCorrecting(true)}
            data-testid="correct"
          >
            {t('correction.start')}
          </Button>
        </Group>
        {earlier.length > 0 && (
          <section data-testid="earlier-versions">
            <Text fw={600} mt="lg">
              {t('sealed.earlier', { count: earlier.length })}
            </Text>
            {earlier.map((version) => (
              <details key={version.hash}>
                <summary>
                  {t('sealed.version', { sequence: version.sheet.sequence })} · {version.total}
                </summary>
                <SheetVersion version={version} rubric={rubric} />
              </details>
            ))}
          </section>
        )}
      </div>
      <CorrectDialog
        opened={correcting}
        onClose={() => setCorrecting(false)}
        onCorrect={(reason) => sync.edit(deskEntry, () => draftFromSheet(sealed, reason))}
      />
    </>
  );
}

type SheetVersionProps = { readonly version: SealedSheet; readonly rubric: Rubric };

function SheetVersion({ version, rubric }: SheetVersionProps) {
  const { t } = useTranslation('judge');
  const format = useFormat();
  const { sheet, hash, total } = version;
  return (
    <div>
      <SheetBodyTable body={sheet.body} rubric={rubric} total={total} />
      {sheet.correctionReason !== undefined && (
        <p className={classes.quote}>
          {t('sheet.labelled', { label: t('correction.reason'), text: sheet.correctionReason })}
        </p>
      )}
      <Group wrap="nowrap" align="center" mt="md">
        <SealMark hash={hash} />
        <div>
          <Text size="sm">{t('sealed.at', { time: format.dateTime(sheet.sealedAt) })}</Text>
          <Text size="sm" c="dimmed">
            {t('sealed.sequence', { sequence: sheet.sequence })}
          </Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }} data-testid="sheet-hash">
            {hash.match(/.{1,8}/g)?.join(' ')}
          </Text>
        </div>
      </Group>
    </div>
  );
}
