import { Modal, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { useDesk, useDeskItems } from '../use-desk.ts';
import { CompareTable } from './compare-table.tsx';
import { Distribution } from './distribution.tsx';
import { collectOwnMarks, type OwnMarked } from './own-marks.ts';
import { RankingTable } from './ranking-table.tsx';

export type CalibrationDialogProps = { readonly opened: boolean; readonly onClose: () => void };

/** The judge's own marks against each other, and nobody else's: order, spread, side by side. */
export function CalibrationDialog({ opened, onClose }: CalibrationDialogProps) {
  const { t } = useTranslation('judge');
  return (
    <Modal opened={opened} onClose={onClose} title={t('ranking.title')} size="70rem">
      <Calibration />
    </Modal>
  );
}

function Calibration() {
  const { t } = useTranslation('judge');
  const { desk } = useDesk();
  const items = useDeskItems();
  const format = useFormat();
  const marked = collectOwnMarks(items, desk);
  const [compared, setCompared] = useState<readonly string[]>([]);
  const toggle = (entry: string) =>
    setCompared((before) =>
      before.includes(entry) ? before.filter((id) => id !== entry) : [...before, entry],
    );
  const divisions = desk.divisions
    .map((division) => ({ division, rows: marked.filter((one) => isOf(one, division.id)) }))
    .filter(({ rows }) => rows.length > 0);
  const chosen = marked.filter(({ item }) => compared.includes(item.deskEntry.entry.id));
  if (divisions.length === 0) return <Text>{t('ranking.nothing')}</Text>;
  return (
    <Tabs defaultValue="ranking">
      <Tabs.List mb="md">
        {(['ranking', 'distribution', 'compare'] as const).map((tab) => (
          <Tabs.Tab key={tab} value={tab} data-testid={`calibration-${tab}`}>
            {t(`ranking.tabs.${tab}`, { count: chosen.length })}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Text c="dimmed" mb="md">
        {t('ranking.text')}
      </Text>
      <Tabs.Panel value="ranking">
        {divisions.map(({ division, rows }) => (
          <RankingTable
            key={division.id}
            title={format.title(division)}
            rows={rows}
            compared={compared}
            onToggle={toggle}
          />
        ))}
      </Tabs.Panel>
      <Tabs.Panel value="distribution">
        {divisions.map(({ division, rows }) => (
          <Distribution key={division.id} title={format.title(division)} rows={rows} />
        ))}
      </Tabs.Panel>
      <Tabs.Panel value="compare">
        <CompareTable rows={chosen} />
      </Tabs.Panel>
    </Tabs>
  );
}

function isOf({ item }: OwnMarked, division: string): boolean {
  return item.deskEntry.entry.division === division;
}
