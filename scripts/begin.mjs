import { existsSync } from 'node:fs';
import { join } from 'node:path';

// Plain JavaScript, because it also runs on a Node that cannot read TypeScript: before `npm ci`
// there is only the machine's own, and its error would name a file ending instead of the remedy.
const [script] = process.argv.splice(2, 1);
const project = join(import.meta.dirname, '..');
if (!existsSync(join(project, 'node_modules', '.bin'))) {
  console.error('Jurybox is not installed yet. Run this first: npm ci');
  process.exit(2);
}
await import(`./${script}.ts`);
