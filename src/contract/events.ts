import { z } from 'zod';
import { roleSchema, taskIdSchema } from './shapes.ts';

/** What the backend tells the renderer without being asked. */
export const appEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('progress'),
    taskId: taskIdSchema,
    /** Bytes or items, whichever the phase counts. */
    done: z.number(),
    total: z.number(),
    phase: z.enum(['receive', 'decrypt', 'verify', 'store', 'collect', 'encrypt', 'write']),
    label: z.string().optional(),
  }),
  /** Something of this area changed: ask again for what is on screen. */
  z.strictObject({
    type: z.literal('changed'),
    area: z.enum([
      'profile',
      'identity',
      'contest',
      'entries',
      'judges',
      'assignment',
      'result',
      'desk',
    ]),
  }),
  z.strictObject({ type: z.literal('profile'), role: roleSchema.nullable() }),
]);
export type AppEvent = z.infer<typeof appEventSchema>;
