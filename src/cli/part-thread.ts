import { PORTABLE_PRIMITIVES } from '../core/verify/primitives.ts';
import { nativePrimitives } from './native-primitives.ts';
import { servePartsInThread } from './verify/node-crew.ts';

// What `verify` starts in threads: the reading of parts and nothing else, so that they start soon.
await servePartsInThread((portable) => (portable ? PORTABLE_PRIMITIVES : nativePrimitives));
