import { Center, Loader } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Home } from '../features/home/index.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { RehearsalBand } from '../ui/rehearsal-band.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { OpenedFileNote } from './opened-file-note.tsx';
import classes from './shell.module.css';
import { TopBar } from './top-bar.tsx';
import { TopBarSlotProvider } from './top-bar-slot.tsx';
import { useConnection } from './use-connection.ts';
import { useStayHere } from './use-stay-here.ts';
import { useQuery } from './use-query.ts';
import { Workspace } from './workspace.tsx';

/** Frame of every screen: rehearsal band, top bar, lost connection, and the workspace below. */
export function Shell() {
  const profiles = useQuery('app.listProfiles', {});
  const connected = useConnection();
  useStayHere();
  const current = profiles.data?.profiles.find(({ id }) => id === profiles.data?.current) ?? null;
  return (
    <TopBarSlotProvider>
      <div className={classes.shell}>
        <RehearsalBand shown={current?.rehearsal ?? false} />
        <TopBar profile={current} />
        <div aria-live="polite">
          {connected ? null : <LostConnection />}
          <OpenedFileNote />
        </div>
        <main className={classes.main}>
          {profiles.data === undefined && profiles.error === null && (
            <Center h="100%">
              <Loader />
            </Center>
          )}
          {profiles.error && <ErrorNote error={profiles.error} />}
          {profiles.data && current === null && <Home profiles={profiles.data.profiles} />}
          {current && (
            <ErrorBoundary key={current.id}>
              <Workspace profile={current} />
            </ErrorBoundary>
          )}
        </main>
      </div>
    </TopBarSlotProvider>
  );
}

function LostConnection() {
  const { t } = useTranslation('app');
  return (
    <div className={classes.lost} data-testid="lost-connection">
      <IconPlugConnectedX size="1.2em" style={{ verticalAlign: '-0.2em' }} aria-hidden />{' '}
      <strong>{t('lost.title')}</strong> {t('lost.text')}
    </div>
  );
}
