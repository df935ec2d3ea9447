import { IconAlertTriangle, IconStar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CutTie, RankedEntry } from '../../../../core/model/contest-result.ts';
import { StateMark } from '../../../ui/index.ts';
import styles from '../organizer.module.css';
import { TableFrame } from '../table-frame.tsx';
import type { CutLine, RankingRow } from './ranking-model.ts';
import ranking from './ranking.module.css';

export type RankingTableProps = {
  /** The division: names the table for screen readers. */
  readonly label: string;
  readonly rows: readonly RankingRow[];
  readonly awardTitle: (award: string) => string;
  /** Absent where names of tracks are not at hand: then the column is left out. */
  readonly trackTitle?: (track: string) => string;
  readonly onOpen?: (entry: RankedEntry) => void;
};

/** A division's ranking with its lines; an entry opens to the derivation of its total. */
export function RankingTable({ label, rows, ...cells }: RankingTableProps) {
  const { t } = useTranslation('organizer');
  return (
    <TableFrame label={label}>
      <table className={styles.grid} data-testid="ranking-table">
        <thead>
          <tr>
            <th className={styles.number}>{t('ranking.rank')}</th>
            <th>{t('ranking.entry')}</th>
            {cells.trackTitle && <th>{t('ranking.track')}</th>}
            <th className={styles.number}>{t('ranking.total')}</th>
            <th>{t('ranking.judges')}</th>
            <th>{t('ranking.award')}</th>
            <th>{t('ranking.recommended')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.kind === 'entry' ? (
              <EntryLine key={row.entry.entry} entry={row.entry} tied={row.tied} {...cells} />
            ) : (
              <LineRow key={`line ${row.line.id}`} line={row.line} tie={row.tie} />
            ),
          )}
        </tbody>
      </table>
    </TableFrame>
  );
}

type EntryLineProps = Omit<RankingTableProps, 'rows' | 'label'> & {
  readonly entry: RankedEntry;
  readonly tied: boolean;
};

function EntryLine({ entry, tied, awardTitle, trackTitle, onOpen }: EntryLineProps) {
  const { t } = useTranslation('organizer');
  return (
    <tr data-testid={`rank-${entry.entry}`} data-tied={tied || undefined} className={ranking.line}>
      <td className={styles.number}>{entry.rank ?? '—'}</td>
      <td>
        {onOpen === undefined ? (
          <strong>{entry.title}</strong>
        ) : (
          <button type="button" className={ranking.open} onClick={() => onOpen(entry)}>
            {entry.title}
          </button>
        )}
        <div className={styles.muted}>
          {entry.entry} · {entry.team}
        </div>
      </td>
      {trackTitle && <td>{trackTitle(entry.track)}</td>}
      <td className={`${styles.number} ${ranking.total}`}>{entry.total ?? t('ranking.noTotal')}</td>
      <td className={styles.nowrap}>
        {t('ranking.counted', { count: entry.counted })}
        {entry.recused > 0 && ` · ${t('ranking.recused', { count: entry.recused })}`}
      </td>
      <td className={styles.nowrap}>
        {entry.award === null ? (tied ? t('ranking.undecided') : '') : awardTitle(entry.award)}
      </td>
      <td>
        {entry.recommended && (
          <StateMark tone="saved" icon={IconStar}>
            {t('ranking.yes')}
          </StateMark>
        )}
      </td>
    </tr>
  );
}

function LineRow({ line, tie }: { readonly line: CutLine; readonly tie: CutTie | null }) {
  const { t } = useTranslation('organizer');
  return (
    <tr
      className={ranking.cut}
      data-testid={`cut-${line.id}`}
      data-tied={tie !== null || undefined}
    >
      <td colSpan={7}>
        {tie === null ? (
          t('ranking.line', { title: line.title, places: line.after })
        ) : (
          <StateMark tone="error" icon={IconAlertTriangle}>
            {t('ranking.tiedLine', {
              title: line.title,
              entries: tie.entries.join(', '),
              places: tie.places,
            })}
          </StateMark>
        )}
      </td>
    </tr>
  );
}
