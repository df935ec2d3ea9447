import { appErrors } from './zh-CN/app-errors.ts';
import { commands } from './zh-CN/commands.ts';
import { messages } from './zh-CN/messages.ts';
import { verification } from '../../texts/zh-CN/verification.ts';

export const zhCN = { ...commands, ...messages, ...verification, ...appErrors } as const;
