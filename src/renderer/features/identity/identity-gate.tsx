import { Center, Loader } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ProfileView } from '../../../contract/app-methods.ts';
import { useQuery } from '../../app/use-query.ts';
import { ErrorNote } from '../../ui/index.ts';
import { CreateIdentity } from './create-identity.tsx';
import { RenewKey } from './renew-key.tsx';
import { UnlockScreen } from './unlock-screen.tsx';

export type IdentityGateProps = { readonly profile: ProfileView; readonly children: ReactNode };

/** Lets the work begin once this person has a key and has opened it. */
export function IdentityGate({ profile, children }: IdentityGateProps) {
  const status = useQuery('identity.status', {});
  // Stays until the new key card was seen, though the new key is unlocked at once.
  const [renewing, setRenewing] = useState(false);
  if (status.data === undefined) {
    return (
      <Center h="100%">{status.error ? <ErrorNote error={status.error} /> : <Loader />}</Center>
    );
  }
  if (status.data === null) return <CreateIdentity profile={profile} />;
  const leave = () => setRenewing(false);
  if (renewing) return <RenewKey profile={profile} onDone={leave} onBack={leave} />;
  if (!status.data.unlocked) {
    return (
      <UnlockScreen
        status={status.data}
        onTried={status.reload}
        onRenew={() => setRenewing(true)}
      />
    );
  }
  return children;
}
