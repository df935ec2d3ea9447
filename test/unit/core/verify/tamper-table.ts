import { byAJudge } from './tamperings/by-a-judge.ts';
import { byTheOrganizer } from './tamperings/by-the-organizer.ts';
import { foreignObjects } from './tamperings/foreign-objects.ts';
import { ofTheLog } from './tamperings/of-the-log.ts';
import { signatureForms } from './tamperings/signature-forms.ts';
import { withoutKeys } from './tamperings/without-keys.ts';
import type { Tampering } from './tamperings/tampering.ts';

/** Every tampering that must be found, and the one that must do no harm. */
export const TAMPERINGS: readonly Tampering[] = [
  ...withoutKeys,
  ...signatureForms,
  ...foreignObjects,
  ...byTheOrganizer,
  ...byAJudge,
  ...ofTheLog,
];
