import { Button, Group, Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../contract/define-method.ts';
import { useAction } from '../../app/use-action.ts';
import { ErrorNote } from '../../ui/index.ts';
import classes from './home.module.css';
import { RoleIcon } from './role-icon.tsx';

const ROLES: readonly Role[] = ['judge', 'organizer', 'notary', 'root-holder'];

/** "Who are you": a new person on this computer, for real or for a rehearsal. */
export function CreateProfile({ first }: { readonly first: boolean }) {
  const { t } = useTranslation('home');
  const [role, setRole] = useState<Role | null>(null);
  const [label, setLabel] = useState('');
  const [rehearsal, setRehearsal] = useState<'real' | 'rehearsal' | null>(null);
  const create = useAction('app.createProfile');
  const open = useAction('app.openProfile');
  const error = create.error ?? open.error;
  const ready = role !== null && rehearsal !== null && label.trim() !== '';
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (role === null || !ready) return;
    const made = await create.run({
      role,
      label: label.trim(),
      rehearsal: rehearsal === 'rehearsal',
    });
    if (made.ok) await open.run({ profileId: made.value.id });
  };
  return (
    <form onSubmit={(event) => void submit(event)} data-testid="create-profile">
      <Stack gap="md">
        <Title order={2}>{t(first ? 'create.who' : 'create.another')}</Title>
        <RoleChoice value={role} onChange={setRole} />
        <RehearsalChoice value={rehearsal} onChange={setRehearsal} />
        <TextInput
          label={t('create.label')}
          description={t('create.labelHint')}
          maxLength={80}
          maw="28rem"
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
          data-testid="profile-label"
        />
        {error && <ErrorNote error={error} />}
        <Group>
          <Button type="submit" disabled={!ready} loading={create.busy} data-testid="create-submit">
            {t('create.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type RoleChoiceProps = { readonly value: Role | null; readonly onChange: (role: Role) => void };

function RoleChoice({ value, onChange }: RoleChoiceProps) {
  const { t } = useTranslation(['home', 'app']);
  return (
    <Radio.Group
      value={value ?? ''}
      onChange={(chosen) => onChange(chosen as Role)}
      label={t('create.role')}
    >
      <div className={classes.choices}>
        {ROLES.map((role) => (
          <Radio.Card
            key={role}
            value={role}
            className={classes.choice ?? ''}
            data-testid={`role-${role}`}
          >
            <Group gap="xs">
              <RoleIcon role={role} />
              <Text fw={600} size="lg">
                {t(`app:role.${role}`)}
              </Text>
            </Group>
            <Text mt="xs">{t(`create.roles.${role}`)}</Text>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}

type Kind = 'real' | 'rehearsal';
type RehearsalChoiceProps = {
  readonly value: Kind | null;
  readonly onChange: (kind: Kind) => void;
};

function RehearsalChoice({ value, onChange }: RehearsalChoiceProps) {
  const { t } = useTranslation('home');
  return (
    <Radio.Group
      value={value ?? ''}
      onChange={(chosen) => onChange(chosen as Kind)}
      label={t('create.kind')}
    >
      <div className={classes.choices}>
        {(['real', 'rehearsal'] as const).map((kind) => (
          <Radio.Card
            key={kind}
            value={kind}
            className={classes.choice ?? ''}
            data-testid={`kind-${kind}`}
          >
            <Text fw={600} size="lg">
              {t(`create.kinds.${kind}.title`)}
            </Text>
            <Text mt={4}>{t(`create.kinds.${kind}.text`)}</Text>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
