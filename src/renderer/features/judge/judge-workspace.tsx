import type { ProfileView } from '../../../contract/app-methods.ts';
export function JudgeWorkspace({ profile }: { readonly profile: ProfileView }) {
  return <p>{profile.label}</p>;
}
