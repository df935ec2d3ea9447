import { IconAlertTriangle, IconGavel, IconStar, IconUserOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
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
  /** Numbers of the decisions about an entry. */
  readonly touched?: (entry: string) => readonly number[];
  /** Cells of an entry that the result waits for. */
  readonly missing?: (entry: string) => number;
  /** Counted sheets of an entry that were typed from paper. */
  readonly fromPaper?: (entry: string) => number;
  /** What can be done about a tie, by the line that it lies across. */
  readonly tieActions?: ReadonlyMap<string, ReactNode>;
};

/** A division's ranking with its lines; an entry opens to the derivation of its total. */
export function RankingTable({ label, rows, tieActions, ...rest }: RankingTableProps) {
  const { t } = useTranslation('organizer');
  // Where the rules normalise, the total without it always stands beside the other.
  const withRaw = rows.some((row) => row.kind === 'entry' && row.entry.raw !== undefined);
  const cells = { ...rest, withRaw };
  return (
    <TableFrame label={label}>
      <table className={styles.grid} data-testid="ranking-table">
        <thead>
          <tr>
            <th className={styles.number}>{t('ranking.rank')}</th>
            <th>{t('ranking.entry')}</th>
            {cells.trackTitle && <th className={styles.roomy}>{t('ranking.track')}</th>}
            <th className={styles.number}>{t('ranking.total')}</th>
            {withRaw && <th className={styles.number}>{t('ranking.raw')}</th>}
            <th>{t('ranking.judges')}</th>
            <th>{t('ranking.award')}</th>
            <th className={styles.nowrap}>{t('ranking.recommended')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.kind === 'entry' ? (
              <EntryLine key={row.entry.entry} entry={row.entry} tied={row.tied} {...cells} />
            ) : (
              <LineRow key={`line ${row.line.id}`} line={row.line} tie={row.tie}>
                {row.tie !== null && tieActions?.get(row.line.id)}
              </LineRow>
            ),
          )}
        </tbody>
      </table>
    </TableFrame>
  );
}

type EntryLineProps = Omit<RankingTableProps, 'rows' | 'label' | 'tieActions'> & {
  readonly entry: RankedEntry;
  readonly withRaw: boolean;
  readonly tied: boolean;
};

function EntryLine({ entry, tied, withRaw, ...cells }: EntryLineProps) {
  const { t } = useTranslation('organizer');
  const { awardTitle, trackTitle, onOpen } = cells;
  const missing = cells.missing?.(entry.entry) ?? 0;
  const fromPaper = cells.fromPaper?.(entry.entry) ?? 0;
  const total = entry.total ?? t(`standing.${entry.standing}`);
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
        <StandingMarks entry={entry} decisions={cells.touched?.(entry.entry) ?? []} />
      </td>
      {trackTitle && <td className={styles.roomy}>{trackTitle(entry.track)}</td>}
      <td className={`${styles.number} ${ranking.total}`}>
        {onOpen === undefined ? (
          total
        ) : (
          <button
            type="button"
            className={ranking.open}
            aria-label={t('ranking.explain', { entry: entry.entry, total })}
            data-testid={`explain-${entry.entry}`}
            onClick={() => onOpen(entry)}
          >
            {total}
          </button>
        )}
      </td>
      {withRaw && <td className={styles.number}>{entry.raw ?? ''}</td>}
      <td className={styles.nowrap}>
        {t('ranking.counted', { count: entry.counted })}
        {entry.recused > 0 && ` · ${t('ranking.recused', { count: entry.recused })}`}
        {missing > 0 && ` · ${t('ranking.missing', { count: missing })}`}
        {fromPaper > 0 && ` · ${t('ranking.fromPaper', { count: fromPaper })}`}
      </td>
      <td className={styles.nowrap}>
        {entry.award === null ? (tied ? t('ranking.undecided') : '') : awardTitle(entry.award)}
      </td>
      <td className={styles.nowrap}>
        {entry.recommended && (
          <StateMark tone="saved" icon={IconStar}>
            {t('ranking.yes')}
          </StateMark>
        )}
      </td>
    </tr>
  );
}

type StandingMarksProps = {
  readonly entry: RankedEntry;
  readonly decisions: readonly number[];
};

/** Why an entry is out of the ranking, and which decisions are about it. */
function StandingMarks({ entry, decisions }: StandingMarksProps) {
  const { t } = useTranslation('organizer');
  const { standing } = entry;
  const out = standing === 'withdrawn' || standing === 'disqualified';
  return (
    <div className={ranking.marksLine}>
      {out && (
        <StateMark tone="attention" icon={IconUserOff}>
          {t(`standing.${standing}`)}
        </StateMark>
      )}
      {decisions.length > 0 && (
        <StateMark tone="quiet" icon={IconGavel}>
          {t('decisions.touched', { numbers: decisions.join(', ') })}
        </StateMark>
      )}
    </div>
  );
}

type LineRowProps = {
  readonly line: CutLine;
  readonly tie: CutTie | null;
  readonly children: ReactNode;
};

function LineRow({ line, tie, children }: LineRowProps) {
  const { t } = useTranslation('organizer');
  return (
    <tr
      className={ranking.cut}
      data-testid={`cut-${line.id}`}
      data-tied={tie !== null || undefined}
    >
      <td colSpan={8}>
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
        {children}
      </td>
    </tr>
  );
}
