import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../app/use-action.ts';
import { useQuery } from '../app/use-query.ts';
import { ErrorNote } from './error-note.tsx';
import classes from './ui.module.css';

export type DestinationPickerProps = {
  readonly value: string | null;
  readonly onChange: (destinationId: string) => void;
};

/** Where a file shall be written: the exports folder, a USB drive, or another folder. */
export function DestinationPicker({ value, onChange }: DestinationPickerProps) {
  const { t } = useTranslation('app');
  const destinations = useQuery('app.listDestinations', {});
  const info = useQuery('app.info', {});
  const first = destinations.data?.[0]?.id;
  useEffect(() => {
    if (value === null && first !== undefined) onChange(first);
  }, [value, first, onChange]);
  const added = (id: string) => {
    destinations.reload();
    onChange(id);
  };
  return (
    <Stack gap="xs" data-testid="destination-picker">
      <Radio.Group value={value ?? ''} onChange={onChange} label={t('destination.label')}>
        <Stack gap="xs" mt="xs">
          {destinations.data?.map(({ id, kind, path }) => (
            <Radio
              key={id}
              value={id}
              label={
                <>
                  {t(`destination.${kind}`)}{' '}
                  <Text span c="dimmed" size="sm" className={classes.path}>
                    {path}
                  </Text>
                </>
              }
            />
          ))}
        </Stack>
      </Radio.Group>
      {info.data?.canPickFolder ? <PickFolder onAdded={added} /> : <TypeFolder onAdded={added} />}
      {destinations.error && <ErrorNote error={destinations.error} />}
    </Stack>
  );
}

type AddProps = { readonly onAdded: (id: string) => void };

function PickFolder({ onAdded }: AddProps) {
  const { t } = useTranslation('app');
  const pick = useAction('app.pickDestination');
  const run = async () => {
    const answer = await pick.run({});
    if (answer.ok && answer.value.id !== null) onAdded(answer.value.id);
  };
  return (
    <>
      <Group>
        <Button variant="default" size="sm" onClick={() => void run()} loading={pick.busy}>
          {t('destination.pick')}
        </Button>
      </Group>
      {pick.error && <ErrorNote error={pick.error} />}
    </>
  );
}

function TypeFolder({ onAdded }: AddProps) {
  const { t } = useTranslation('app');
  const [path, setPath] = useState('');
  const add = useAction('app.addDestination');
  const run = async () => {
    const answer = await add.run({ path: path.trim() });
    if (!answer.ok) return;
    setPath('');
    onAdded(answer.value.id);
  };
  return (
    <>
      <Group align="end" wrap="nowrap">
        <TextInput
          flex={1}
          size="sm"
          label={t('destination.type')}
          value={path}
          onChange={(event) => setPath(event.currentTarget.value)}
          data-testid="destination-path"
        />
        <Button
          variant="default"
          size="sm"
          disabled={path.trim() === ''}
          loading={add.busy}
          onClick={() => void run()}
          data-testid="destination-add"
        >
          {t('destination.add')}
        </Button>
      </Group>
      {add.error && <ErrorNote error={add.error} />}
    </>
  );
}
