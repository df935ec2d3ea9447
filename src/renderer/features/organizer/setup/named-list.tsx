import { ActionIcon, Group, TextInput, Title, Text, VisuallyHidden } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../organizer.module.css';
import { TableFrame } from '../table-frame.tsx';
import { useTextError } from '../use-text-error.ts';
import { withText } from './setup-fields.ts';

type Named = { readonly id: string; title: string; titleEn?: string | undefined };

type NamedListProps<T extends Named> = {
  readonly title: string;
  readonly hint: string;
  readonly items: readonly T[];
  readonly onChange: (index: number, item: T) => void;
  readonly onRemove: (index: number) => void;
  readonly canRemove: boolean;
  readonly add: ReactNode;
};

/** A short table of things that have a Chinese and an English name. */
export function NamedList<T extends Named>(props: NamedListProps<T>) {
  const { t } = useTranslation('organizer');
  return (
    <section>
      <Group justify="space-between" mb={8}>
        <div>
          <Title order={2} size="h3">
            {props.title}
          </Title>
          <Text size="sm" c="dimmed">
            {props.hint}
          </Text>
        </div>
        {props.add}
      </Group>
      <TableFrame label={props.title} full>
        <table className={styles.grid}>
          <thead>
            <tr>
              <th>{t('setup.name')}</th>
              <th>{t('setup.nameEn')}</th>
              <th>{t('setup.code')}</th>
              <th>
                <VisuallyHidden>{t('setup.remove')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {props.items.map((item, index) => (
              <NamedRow key={item.id} {...props} item={item} index={index} />
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}

type NamedRowProps<T extends Named> = NamedListProps<T> & {
  readonly item: T;
  readonly index: number;
};

function NamedRow<T extends Named>({
  item,
  index,
  onChange,
  onRemove,
  canRemove,
}: NamedRowProps<T>) {
  const { t } = useTranslation('organizer');
  const errorOf = useTextError();
  return (
    <tr>
      <td>
        <TextInput
          size="sm"
          aria-label={`${t('setup.name')} ${index + 1}`}
          value={item.title}
          error={item.title === '' || errorOf(item.title)}
          onChange={(event) => onChange(index, { ...item, title: event.currentTarget.value })}
        />
      </td>
      <td>
        <TextInput
          size="sm"
          aria-label={`${t('setup.nameEn')} ${index + 1}`}
          value={item.titleEn ?? ''}
          error={errorOf(item.titleEn ?? '')}
          onChange={(event) =>
            onChange(index, withText<T, 'titleEn'>(item, 'titleEn', event.currentTarget.value))
          }
        />
      </td>
      <td className={styles.mono}>{item.id}</td>
      <td>
        <ActionIcon
          variant="subtle"
          size="lg"
          disabled={!canRemove}
          aria-label={t('setup.removeNamed', { name: item.title })}
          onClick={() => onRemove(index)}
        >
          <IconTrash size="1.15rem" />
        </ActionIcon>
      </td>
    </tr>
  );
}
