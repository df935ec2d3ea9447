import { Button, Group, Text } from '@mantine/core';
import { IconPencil, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SealedSheet } from '../../../../contract/judging-methods.ts';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Note, SealMark } from '../../../ui/index.ts';
import { draftFromSheet, type DeskItem } from '../desk-entry-state.ts';
import { EntryStateMark } from '../entry-state-mark.tsx';
import { PrintSheetPaper } from '../print/print-sheet-paper.tsx';
import { useDesk } from '../use-desk.ts';
import { DeviceConflict } from './device-conflict.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { findDifferences } from './draft-differences.ts';
import { PaperMark } from '../paper-entry/paper-mark.tsx';
import { SheetBodyTable } from './sheet-body-table.tsx';
import { SheetHeading } from './sheet-heading.tsx';
import classes from './sheet.module.css';
import { useDifferenceLabel } from './use-difference-label.ts';

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
        <ExcludedNote state={item.state} />
        <SheetVersion version={sealed} rubric={rubric} />
        <DeviceConflict item={item} rubric={rubric} />
        <Group justify="space-between" mt="sm">
          <EntryStateMark state={item.state} />
          <Button
            variant="default"
            leftSection={<IconPrinter size="1.1rem" />}
            onClick={() => globalThis.print()}
            data-testid="print-sealed"
          >
            {t('sealed.print')}
          </Button>
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
              <details key={version.hash} open={version === earlier[0]}>
                <summary>
                  {t('sealed.version', { sequence: version.sheet.sequence })} · {version.total}
                </summary>
                <VersionChanges before={version} after={laterThan(item, version)} rubric={rubric} />
                <SheetVersion version={version} rubric={rubric} />
              </details>
            ))}
          </section>
        )}
      </div>
      <PrintSheetPaper version={sealed} entry={deskEntry.entry} rubric={rubric} />
      <CorrectDialog
        opened={correcting}
        onClose={() => setCorrecting(false)}
        onCorrect={(reason) => sync.edit(deskEntry, () => draftFromSheet(sealed, reason))}
      />
    </>
  );
}

/** Why the newest version does not count, and what the judge can do about it. */
function ExcludedNote({ state }: Pick<DeskItem, 'state'>) {
  const { t } = useTranslation('judge');
  if (state !== 'late' && state !== 'revoked') return null;
  return (
    <Note tone="attention" testId="sheet-excluded">
      {t(`sealed.excluded.${state}`)}
    </Note>
  );
}

function laterThan({ deskEntry }: DeskItem, version: SealedSheet): SealedSheet {
  return deskEntry.sheets[deskEntry.sheets.indexOf(version) + 1] ?? version;
}

type VersionChangesProps = {
  readonly before: SealedSheet;
  readonly after: SealedSheet;
  readonly rubric: Rubric;
};

/** What the correction changed, before both versions in full. */
function VersionChanges({ before, after, rubric }: VersionChangesProps) {
  const { t } = useTranslation('judge');
  const label = useDifferenceLabel(rubric);
  const differences = findDifferences(
    draftFromSheet(before, ''),
    draftFromSheet(after, ''),
    rubric,
  );
  return differences.map((difference) => (
    <Text size="sm" key={`${difference.kind} ${difference.criterion ?? ''}`}>
      {t('history.change', {
        label: label(difference),
        before: difference.before || t('conflict.none'),
        after: difference.after || t('conflict.none'),
      })}
    </Text>
  ));
}

type SheetVersionProps = { readonly version: SealedSheet; readonly rubric: Rubric };

function SheetVersion({ version, rubric }: SheetVersionProps) {
  const { t } = useTranslation('judge');
  const format = useFormat();
  const { sheet, hash, total } = version;
  return (
    <div>
      <SheetBodyTable body={sheet.body} rubric={rubric} total={total} />
      {sheet.fromPaper && (
        <p>
          <PaperMark fromPaper={sheet.fromPaper} />
        </p>
      )}
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
          {version.sm2 && (
            <Text size="sm" c="dimmed" data-testid="sheet-sm2">
              {t('sealed.sm2')}
            </Text>
          )}
        </div>
      </Group>
    </div>
  );
}
