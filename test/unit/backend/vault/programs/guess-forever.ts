/** Guesses until it is killed, and says each time that a guess begins. Argument: folder. */
import { openVault } from '../../../../../src/backend/vault/vault.ts';

const [folder = ''] = process.argv.slice(2);
const vault = openVault({
  folder,
  secretStorage: null,
  surroundings: { now: () => new Date(), randomBytes: (length) => new Uint8Array(length) },
});
for (;;) {
  console.log('guessing');
  await vault.unlock('wrong guess');
}
