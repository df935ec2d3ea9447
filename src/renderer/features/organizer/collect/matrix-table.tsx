import { useTranslation } from 'react-i18next';
import styles from '../organizer.module.css';
import { TableFrame } from '../table-frame.tsx';
import { useRowWindow } from '../use-row-window.ts';
import { buildRows, type Matrix, type MatrixRow } from './matrix-model.ts';
import matrixStyles from './matrix.module.css';

type MatrixTableProps = {
  readonly matrix: Matrix;
  readonly division: string | null;
  readonly onOpen: ((cell: { judge: string; entry: string }) => void) | undefined;
};

/** Entries down, judges across. A cell opens the sheet it stands for. */
export function MatrixTable({ matrix, division, onOpen }: MatrixTableProps) {
  const { t } = useTranslation('organizer');
  const rows = buildRows(matrix, division);
  const view = useRowWindow(rows.length);
  const names = new Map(matrix.judges.map(({ id, name }) => [id, name]));
  return (
    <TableFrame label={t('matrix.title')} onScroll={view.onScroll}>
      <table className={`${styles.grid} ${styles.cross}`} data-testid="matrix-table">
        <thead>
          <tr>
            <th scope="col">{t('matrix.entry')}</th>
            {matrix.judges.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{t('matrix.received')}</th>
          </tr>
        </thead>
        <tbody>
          {view.before > 0 && <tr style={{ height: view.before }} />}
          {rows.slice(view.first, view.last).map((row) => (
            <MatrixLine key={row.entry.id} row={row} names={names} onOpen={onOpen} />
          ))}
          {view.after > 0 && <tr style={{ height: view.after }} />}
        </tbody>
      </table>
    </TableFrame>
  );
}

type MatrixLineProps = Pick<MatrixTableProps, 'onOpen'> & {
  readonly row: MatrixRow;
  readonly names: ReadonlyMap<string, string>;
};

function MatrixLine({ row, names, onOpen }: MatrixLineProps) {
  const { t } = useTranslation('organizer');
  return (
    <tr className={styles.fixedRow}>
      <th scope="row" title={row.entry.title}>
        <span className={styles.clip}>
          <strong>{row.entry.id}</strong> {row.entry.title}
        </span>
      </th>
      {row.cells.map(({ judge, mark }) => {
        if (mark === 'absent') {
          return (
            <td key={judge} className={matrixStyles.absent}>
              <span className={matrixStyles.hidden}>{t('matrix.mark.absent')}</span>
            </td>
          );
        }
        const label = t('matrix.cell', {
          judge: names.get(judge) ?? judge,
          entry: row.entry.id,
          state: t(`matrix.mark.${mark}`),
        });
        const inner = t(`matrix.letter.${mark}`);
        return (
          <td key={judge}>
            {onOpen === undefined ? (
              <span className={matrixStyles.mark} data-mark={mark} role="img" aria-label={label}>
                {inner}
              </span>
            ) : (
              <button
                type="button"
                className={matrixStyles.mark}
                data-mark={mark}
                aria-label={label}
                title={label}
                data-testid={`cell-${judge}-${row.entry.id}`}
                onClick={() => onOpen({ judge, entry: row.entry.id })}
              >
                {inner}
              </button>
            )}
          </td>
        );
      })}
      <td data-testid={`received-${row.entry.id}`}>
        {row.received}/{row.expected}
      </td>
    </tr>
  );
}
