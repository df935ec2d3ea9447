import { Group, Select, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EntryIds } from '../entry-ids.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { CELL_MARKS, countCells, listOpenByJudge, type Matrix } from './matrix-model.ts';
import { MatrixTable } from './matrix-table.tsx';
import styles from './matrix.module.css';

export type MatrixBoardProps = {
  readonly matrix: Matrix;
  readonly divisions: readonly { id: string; title: string; titleEn?: string | undefined }[];
  readonly title: string;
  readonly onOpen?: (cell: { readonly judge: string; readonly entry: string }) => void;
};

/** The heart of collecting: judge by entry, every cell with a letter and a colour. */
export function MatrixBoard({ matrix, divisions, title, onOpen }: MatrixBoardProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const [division, setDivision] = useState<string | null>(null);
  const counts = countCells(matrix.cells);
  const settled = counts.received + counts.corrected + counts.recused;
  return (
    <section data-testid="matrix">
      <Group justify="space-between" mb={8} align="flex-end">
        <div>
          <Title order={2}>{title}</Title>
          <Text data-testid="matrix-count">
            {t('matrix.count', { settled, expected: counts.expected })}
          </Text>
        </div>
        <Select
          aria-label={t('filter.division')}
          placeholder={t('filter.allDivisions')}
          clearable
          value={division}
          data={divisions.map((item) => ({ value: item.id, label: format.title(item) }))}
          onChange={setDivision}
        />
      </Group>
      <Legend counts={counts} />
      <MatrixTable matrix={matrix} division={division} onOpen={onOpen} />
      <OpenList matrix={matrix} />
    </section>
  );
}

function Legend({ counts }: { readonly counts: ReturnType<typeof countCells> }) {
  const { t } = useTranslation('organizer');
  return (
    <ul className={styles.legend} aria-label={t('matrix.legend')}>
      {CELL_MARKS.filter((mark) => mark !== 'absent').map((mark) => (
        <li key={mark}>
          <span className={styles.mark} data-mark={mark} aria-hidden>
            {t(`matrix.letter.${mark}`)}
          </span>
          {t(`matrix.mark.${mark}`)} <strong>{counts[mark]}</strong>
        </li>
      ))}
    </ul>
  );
}

function OpenList({ matrix }: { readonly matrix: Matrix }) {
  const { t } = useTranslation('organizer');
  const open = listOpenByJudge(matrix);
  if (open.length === 0) return null;
  return (
    <Stack gap={4} mt="md" data-testid="matrix-open">
      <Title order={3}>{t('matrix.openTitle')}</Title>
      {open.map(({ judge, name, open: states }) => (
        <details key={judge} open={open.length <= 4}>
          <summary>
            <strong>{name}</strong>{' '}
            {states
              .map(({ state, entries }) => t(`matrix.openOf.${state}`, { count: entries.length }))
              .join(' ')}
          </summary>
          <p className={styles.names}>
            {states.map(({ state, entries }) => (
              <span key={state} className={state === 'missing' ? undefined : styles.conflicts}>
                {state !== 'missing' && `${t(`matrix.mark.${state}`)}: `}
                <EntryIds ids={entries} />{' '}
              </span>
            ))}
          </p>
        </details>
      ))}
    </Stack>
  );
}
