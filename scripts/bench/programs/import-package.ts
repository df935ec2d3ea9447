import { createBackendClient } from '../../../src/backend/backend-client.ts';
import { systemSurroundings } from '../../../src/backend/crypto-node.ts';
import { createBackend } from '../../../src/backend/create-backend.ts';
import { RESOURCES, SECRET } from '../bench-contest.ts';
import { watchMemory } from '../memory.ts';

export type ImportRun = {
  readonly milliseconds: number;
  readonly cpu: number;
  readonly rssGrowth: number;
};

/** Takes one package in as a judge's backend does: `<data folder> <profile> <package>`. */
const [dataFolder = '', profileId = '', path = ''] = process.argv.slice(2);
const backend = await createBackend({
  dataFolder,
  resourcesFolder: RESOURCES,
  platform: { shell: 'in-process', secretStorage: null, pickFolder: null },
  surroundings: systemSurroundings,
});
const client = createBackendClient(backend);
await client.demand('app.openProfile', { profileId });
await client.demand('identity.unlock', { secret: SECRET });
const memory = watchMemory();
const uploadId = await client.uploadFile(path);
const cpu = process.cpuUsage();
const start = performance.now();
await client.demand('judging.importPackage', { uploadId, taskId: 't-00000001' });
const milliseconds = performance.now() - start;
const used = process.cpuUsage(cpu);
const run: ImportRun = {
  milliseconds,
  cpu: (used.user + used.system) / 1000,
  rssGrowth: memory.stop(),
};
await backend.close();
console.log(JSON.stringify(run));
