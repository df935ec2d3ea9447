import { Button, Menu, Text, Tooltip } from '@mantine/core';
import {
  IconAdjustmentsHorizontal,
  IconContrast,
  IconHelp,
  IconMoon,
  IconSun,
  IconTextSize,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../contract/app-methods.ts';
import { TourDialog } from '../features/judge/index.ts';
import { HelpDialog } from './help-dialog.tsx';
import { type Scheme, TEXT_SCALES, usePreferences } from './preferences-store.ts';
import { ProfileMenu } from './profile-menu.tsx';
import classes from './shell.module.css';
import { TopBarSlot } from './top-bar-slot.tsx';
import { useHelpKey } from './use-help-key.ts';

export function TopBar({ profile }: { readonly profile: ProfileView | null }) {
  const { t } = useTranslation('app');
  const [help, setHelp] = useState(false);
  const [tour, setTour] = useState(false);
  useHelpKey(() => setHelp(true));
  return (
    <div className={classes.bar} role="region" aria-label={t('bar.label')}>
      <span className={classes.name}>{t('name')}</span>
      <TopBarSlot className={classes.slot} />
      {profile && <ProfileMenu profile={profile} />}
      <LanguageButton />
      <TextSizeMenu />
      <SchemeMenu />
      <Tooltip label={t('bar.help')}>
        <Button
          variant="subtle"
          px="xs"
          aria-label={t('bar.help')}
          data-testid="help"
          onClick={() => setHelp(true)}
        >
          <IconHelp size="1.35rem" />
        </Button>
      </Tooltip>
      <HelpDialog
        opened={help}
        onClose={() => setHelp(false)}
        role={profile?.role ?? null}
        onTour={() => {
          setHelp(false);
          setTour(true);
        }}
      />
      <TourDialog opened={tour} onClose={() => setTour(false)} />
    </div>
  );
}

function LanguageButton() {
  const { language, setLanguage } = usePreferences();
  return (
    <Button
      variant="subtle"
      px="xs"
      data-testid="language"
      lang={language === 'en' ? 'zh-CN' : 'en'}
      onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
    >
      {language === 'en' ? '中文' : 'English'}
    </Button>
  );
}

function TextSizeMenu() {
  const { t } = useTranslation('app');
  const { textScale, setTextScale } = usePreferences();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" px="xs" aria-label={t('bar.textSize')} data-testid="text-size">
          <IconTextSize size="1.35rem" />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('bar.textSize')}</Menu.Label>
        {TEXT_SCALES.map((scale) => (
          <Menu.Item
            key={scale}
            aria-current={scale === textScale}
            onClick={() => setTextScale(scale)}
          >
            <Text fw={scale === textScale ? 700 : 400}>{scale} %</Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const SCHEMES: readonly { readonly id: Scheme; readonly Icon: typeof IconSun }[] = [
  { id: 'light', Icon: IconSun },
  { id: 'dark', Icon: IconMoon },
  { id: 'contrast', Icon: IconContrast },
];

function SchemeMenu() {
  const { t } = useTranslation('app');
  const { scheme, setScheme } = usePreferences();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" px="xs" aria-label={t('bar.scheme')} data-testid="scheme">
          <IconAdjustmentsHorizontal size="1.35rem" />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('bar.scheme')}</Menu.Label>
        {SCHEMES.map(({ id, Icon }) => (
          <Menu.Item
            key={id}
            leftSection={<Icon size="1.1rem" />}
            aria-current={id === scheme}
            onClick={() => setScheme(id)}
          >
            <Text fw={id === scheme ? 700 : 400}>{t(`scheme.${id}`)}</Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
