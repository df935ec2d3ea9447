import { z } from 'zod';

// Before any schema is made: the page's policy forbids evaluation, and zod would try it, which the
// browser reports as a breach.
z.config({ jitless: true });
