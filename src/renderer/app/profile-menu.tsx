import { Button, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconKey,
  IconLock,
  IconSignature,
  IconSwitchHorizontal,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../contract/app-methods.ts';
import { ChangeSecretDialog, Sm2Dialog } from '../features/identity/index.ts';
import { useAction } from './use-action.ts';
import { useQuery } from './use-query.ts';

/** Who is working here, with locking and switching. */
export function ProfileMenu({ profile }: { readonly profile: ProfileView }) {
  const { t } = useTranslation('app');
  const identity = useQuery('identity.status', {});
  const lock = useAction('identity.lock');
  const close = useAction('app.closeProfile');
  const [changing, setChanging] = useState(false);
  const [sm2, setSm2] = useState(false);
  const seals = profile.role === 'judge' || profile.role === 'organizer';
  const name = identity.data?.name ?? profile.label;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="subtle"
            px="xs"
            rightSection={<IconChevronDown size="1rem" />}
            data-testid="profile-menu"
          >
            {t(`role.${profile.role}`)} {name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {identity.data?.unlocked && (
            <Menu.Item
              leftSection={<IconKey size="1.1rem" />}
              data-testid="open-change-secret"
              onClick={() => setChanging(true)}
            >
              {t('secret.change')}
            </Menu.Item>
          )}
          {identity.data?.unlocked && seals && (
            <Menu.Item
              leftSection={<IconSignature size="1.1rem" />}
              data-testid="open-sm2"
              onClick={() => setSm2(true)}
            >
              {t('secret.sm2')}
            </Menu.Item>
          )}
          {identity.data?.unlocked && (
            <Menu.Item
              leftSection={<IconLock size="1.1rem" />}
              data-testid="lock"
              onClick={() => void lock.run({})}
            >
              {t('bar.lock')}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconSwitchHorizontal size="1.1rem" />}
            data-testid="switch-profile"
            onClick={() => void close.run({})}
          >
            {t('bar.switch')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ChangeSecretDialog opened={changing} onClose={() => setChanging(false)} />
      <Sm2Dialog
        role={profile.role}
        present={identity.data?.sm2 ?? false}
        possible={identity.data?.canReenrol ?? false}
        opened={sm2}
        onClose={() => setSm2(false)}
      />
    </>
  );
}
