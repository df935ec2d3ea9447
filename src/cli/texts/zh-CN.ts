import { appErrors } from './zh-CN/app-errors.ts';
import { commands } from './zh-CN/commands.ts';
import { derivation } from './zh-CN/derivation.ts';
import { messages } from './zh-CN/messages.ts';
import { tally } from './zh-CN/tally.ts';
import { fileKinds } from '../../texts/zh-CN/file-kinds.ts';
import { verification } from '../../texts/zh-CN/verification.ts';

export const zhCN = {
  ...commands,
  ...derivation,
  ...messages,
  ...verification,
  ...tally,
  ...appErrors,
  ...fileKinds,
} as const;
