import { appErrors } from './en/app-errors.ts';
import { commands } from './en/commands.ts';
import { derivation } from './en/derivation.ts';
import { messages } from './en/messages.ts';
import { tally } from './en/tally.ts';
import { fileKinds } from '../../texts/en/file-kinds.ts';
import { verification } from '../../texts/en/verification.ts';
import type { Catalog } from './texts.ts';

export const en: Catalog = {
  ...commands,
  ...derivation,
  ...messages,
  ...verification,
  ...tally,
  ...appErrors,
  ...fileKinds,
};
