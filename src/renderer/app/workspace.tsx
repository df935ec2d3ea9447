import type { ProfileView } from '../../contract/app-methods.ts';
import { assertNever } from '../../core/result.ts';
import { IdentityGate } from '../features/identity/index.ts';
import { JudgeWorkspace } from '../features/judge/index.ts';
import { NotaryWorkspace } from '../features/notary/index.ts';
import { OrganizerWorkspace } from '../features/organizer/index.ts';
import { HolderWorkspace } from '../features/root-holder/index.ts';

/** The profile's role decides what is on the desk; every role first has a key and opens it. */
export function Workspace({ profile }: { readonly profile: ProfileView }) {
  return <IdentityGate profile={profile}>{deskOf(profile)}</IdentityGate>;
}

function deskOf(profile: ProfileView) {
  switch (profile.role) {
    case 'judge':
      return <JudgeWorkspace profile={profile} />;
    case 'organizer':
      return <OrganizerWorkspace profile={profile} />;
    case 'notary':
      return <NotaryWorkspace profile={profile} />;
    case 'root-holder':
      return <HolderWorkspace />;
    default:
      return assertNever(profile.role);
  }
}
