/**
 * Imports a package into a blob store and reports what that took, as one line of JSON.
 * Arguments: package, identity, folder.
 */
import { createBlobStore } from '../../../../../src/backend/files/blob-store.ts';
import { openEncryptedPackage } from '../../../../../src/backend/packages/read-package.ts';

const [source = '', identity = '', folder = ''] = process.argv.slice(2);
const before = process.resourceUsage().maxRSS;
const started = performance.now();
let events = 0;
let turns = 0;
let turned = true;
const opened = await openEncryptedPackage({
  source,
  identity,
  temporaryFolder: folder,
  onProgress: () => {
    events += 1;
    if (turned) turns += 1;
    turned = false;
    setImmediate(() => (turned = true));
  },
});
if (!opened.ok) throw new Error(opened.error.type);
const openedAt = performance.now();
const blobs = createBlobStore(`${folder}/blobs`);
let bytes = 0;
for (const { path, size } of opened.value.paths) {
  const stored = await blobs.putStream(opened.value.stream(path));
  if (!stored.ok || stored.value.size !== size) throw new Error(`${path} was not stored`);
  bytes += size;
}
await opened.value.dispose();
const megabytes = bytes / 1e6;
console.log(
  JSON.stringify({
    events,
    turns,
    grownMegabytes: Math.round((process.resourceUsage().maxRSS - before) / 1024),
    openRate: Math.round(megabytes / ((openedAt - started) / 1000)),
    storeRate: Math.round(megabytes / ((performance.now() - openedAt) / 1000)),
  }),
);
