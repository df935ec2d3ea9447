import { DatabaseSync } from 'node:sqlite';
import { importBundle, reopenPerson } from './people.ts';

/**
 * Imports a bundle into an organizer's data folder and is killed, as by a power cut, at one moment of
 * it: `node import-and-die.ts <folder> <secret> <bundle> <before-commit|after-commit>`.
 */
const [folder = '', secret = '', bundle = '', moment = ''] = process.argv.slice(2);
const organizer = await reopenPerson(
  { name: '', secret, out: 'exports', folder } as Parameters<typeof reopenPerson>[0],
  folder,
);
// oxlint-disable-next-line typescript/unbound-method -- called below with the `this` it is given
const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (sql) {
  if (sql === 'COMMIT' && moment === 'before-commit') process.kill(process.pid, 'SIGKILL');
  exec.call(this, sql);
  if (sql === 'COMMIT') process.kill(process.pid, 'SIGKILL');
};
await importBundle(organizer, bundle);
