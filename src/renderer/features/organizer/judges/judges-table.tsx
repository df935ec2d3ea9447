import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ContestView } from '../../../../contract/contest-methods.ts';
import type { JudgeRow } from '../../../../contract/judge-methods.ts';
import styles from '../organizer.module.css';
import { DeviceCell } from './device-cell.tsx';
import { GroupField } from './group-field.tsx';
import type { Revoking } from './revoke-dialog.tsx';
import { TableFrame } from '../table-frame.tsx';

type JudgesTableProps = {
  readonly judges: readonly JudgeRow[];
  readonly contest: ContestView;
  /** Null: the rules know no groups. */
  readonly groups: readonly string[] | null;
  readonly onGroup: (judge: JudgeRow, group: string | null) => void;
  readonly onRemove: (judge: JudgeRow) => void;
  readonly onRevoke: (revoking: Revoking) => void;
};

/** Judges with the fingerprint of each of their devices. */
export function JudgesTable(props: JudgesTableProps) {
  const { judges, contest, groups, onGroup, onRemove, onRevoke } = props;
  const { t } = useTranslation('organizer');
  return (
    <TableFrame label={t('steps.judges.title')}>
      <table className={styles.grid} data-testid="judges-table">
        <thead>
          <tr>
            <th>{t('judges.id')}</th>
            <th>{t('judges.name')}</th>
            <th className={styles.roomy}>{t('judges.organization')}</th>
            <th>{t('judges.role')}</th>
            {groups !== null && <th>{t('judges.group')}</th>}
            <th className={styles.roomy}>{t('judges.devices')}</th>
            <th>
              <VisuallyHidden>{t('setup.remove')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {judges.map((judge) => (
            <tr key={judge.id} data-testid={`judge-${judge.id}`}>
              <td className={styles.nowrap}>{judge.id}</td>
              <td className={styles.nowrap}>{judge.name}</td>
              <td>{judge.organization}</td>
              <td className={styles.nowrap}>{t(`judges.roleOf.${judge.role}`)}</td>
              {groups !== null && (
                <td>
                  <GroupField
                    key={judge.group ?? ''}
                    hidden
                    groups={groups}
                    value={judge.group ?? null}
                    label={t('judges.groupOf', { name: judge.name })}
                    testId={`group-${judge.id}`}
                    onChange={(group) => {
                      if (group !== (judge.group ?? null)) onGroup(judge, group);
                    }}
                  />
                </td>
              )}
              <td>
                {judge.devices.map((device) => (
                  <DeviceCell
                    key={device.hex}
                    device={device}
                    contest={contest}
                    onRevoke={() => onRevoke({ judge, device })}
                  />
                ))}
              </td>
              <td>
                <ActionIcon
                  variant="subtle"
                  size="lg"
                  aria-label={t('setup.removeNamed', { name: judge.name })}
                  data-testid={`remove-judge-${judge.id}`}
                  onClick={() => onRemove(judge)}
                >
                  <IconTrash size="1.15rem" />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
