import { appErrors } from './en/app-errors.ts';
import { commands } from './en/commands.ts';
import { messages } from './en/messages.ts';
import { verification } from '../../texts/en/verification.ts';
import type { Catalog } from './texts.ts';

export const en: Catalog = { ...commands, ...messages, ...verification, ...appErrors };
