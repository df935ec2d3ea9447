import { Center, Loader } from '@mantine/core';
import type { ProfileView } from '../../../contract/app-methods.ts';
import type { Desk as DeskData } from '../../../contract/judging-methods.ts';
import { useQuery } from '../../app/use-query.ts';
import { ErrorNote } from '../../ui/index.ts';
import { ConfirmContest } from './intake/confirm-contest.tsx';
import { FirstSteps } from './intake/first-steps.tsx';
import { Desk } from './desk.tsx';
import { DeskItemsProvider, DeskProvider, useDeskState } from './use-desk.ts';

/** A judge's way in: take the package, compare the fingerprint, sit down at the desk. */
export function JudgeWorkspace({ profile }: { readonly profile: ProfileView }) {
  const desk = useQuery('judging.desk', {});
  const pending = useQuery('judging.pendingContest', {});
  const identity = useQuery('identity.status', {});
  const error = desk.error ?? pending.error;
  if (error && desk.data === undefined) return <ErrorNote error={error} />;
  if (desk.data === undefined || pending.data === undefined || !identity.data) return <Waiting />;
  if (pending.data !== null) return <ConfirmContest pending={pending.data} />;
  if (desk.data === null) return <FirstSteps profile={profile} />;
  return <OpenDesk desk={desk.data} device={identity.data.fingerprint.hex} />;
}

type OpenDeskProps = { readonly desk: DeskData; readonly device: string };

function OpenDesk({ desk, device }: OpenDeskProps) {
  const opened = useDeskState(desk, device);
  if (opened === null) return <Waiting />;
  return (
    <DeskProvider value={opened.state}>
      <DeskItemsProvider value={opened.items}>
        <Desk />
      </DeskItemsProvider>
    </DeskProvider>
  );
}

function Waiting() {
  return (
    <Center h="100%">
      <Loader />
    </Center>
  );
}
