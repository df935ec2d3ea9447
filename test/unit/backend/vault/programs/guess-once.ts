/** Guesses once; says when the guess is counted and when it has its answer. Argument: folder. */
import { openVault } from '../../../../../src/backend/vault/vault.ts';

const [folder = ''] = process.argv.slice(2);
const vault = openVault({
  folder,
  secretStorage: null,
  surroundings: { now: () => new Date(), randomBytes: (length) => new Uint8Array(length) },
});
const before = vault.guard().failures;
const look = setInterval(() => {
  if (vault.guard().failures === before) return;
  clearInterval(look);
  console.log('counted');
}, 1);
await vault.unlock('wrong guess');
console.log('answered');
