import { Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconRepeat } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../contract/app-methods.ts';
import { useAction } from '../../app/use-action.ts';
import { ErrorNote, Note, StateMark } from '../../ui/index.ts';
import classes from './home.module.css';
import { RoleIcon } from './role-icon.tsx';

export type ProfileListProps = {
  readonly profiles: readonly ProfileView[];
  readonly demoSecret: string | null;
};

/** The people known on this computer, each opened with one click. */
export function ProfileList({ profiles, demoSecret }: ProfileListProps) {
  const { t } = useTranslation('home');
  const open = useAction('app.openProfile');
  return (
    <Stack gap="md">
      {demoSecret !== null && (
        <Note tone="attention" testId="demo-note">
          <Text fw={600}>{t('demo.title')}</Text>
          <Text>{t('demo.text')}</Text>
          <Text mt={4}>
            {t('demo.secret')} <strong data-testid="demo-secret">{demoSecret}</strong>
          </Text>
        </Note>
      )}
      <Title order={2}>{t(demoSecret === null ? 'continue' : 'demo.openAs')}</Title>
      {open.error && <ErrorNote error={open.error} />}
      <ul className={classes.list}>
        {byWorkLeft(profiles).map((profile) => (
          <li key={profile.id}>
            <ProfileRow profile={profile} onOpen={() => void open.run({ profileId: profile.id })} />
          </li>
        ))}
      </ul>
    </Stack>
  );
}

/** The demo names the one judge with something left to do; that is where a newcomer begins. */
function byWorkLeft(profiles: readonly ProfileView[]): readonly ProfileView[] {
  const begins = ({ label }: ProfileView) => (label.includes('从这里开始') ? 0 : 1);
  return profiles.toSorted((a, b) => begins(a) - begins(b));
}

type ProfileRowProps = { readonly profile: ProfileView; readonly onOpen: () => void };

function ProfileRow({ profile, onOpen }: ProfileRowProps) {
  const { t } = useTranslation('home');
  return (
    <UnstyledButton
      className={classes.row}
      onClick={onOpen}
      data-testid={`profile-${profile.id}`}
      data-role={profile.role}
    >
      <RoleIcon role={profile.role} />
      <Text fw={600}>{t(`app:role.${profile.role}`)}</Text>
      <div>
        <Text size="lg">{profile.label}</Text>
        <Text c="dimmed" size="sm">
          {profile.contestTitle ?? t('noContest')}{' '}
          {profile.rehearsal && (
            <StateMark tone="attention" icon={IconRepeat}>
              {t('app:rehearsal.word')}
            </StateMark>
          )}
        </Text>
      </div>
      <IconChevronRight aria-hidden />
    </UnstyledButton>
  );
}
