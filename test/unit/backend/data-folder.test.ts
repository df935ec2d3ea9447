import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { claimDataFolder, DataFolderInUse } from '../../../src/backend/data-folder.ts';
import { PROJECT } from '../../support/project.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jurybox-claim-'));
  folders.push(folder);
  return folder;
}

it('lets one process have a data folder, and frees it when that process is killed', async () => {
  const folder = temporaryFolder();
  const script = join(folder, 'claim.ts');
  const module = join(PROJECT, 'src', 'backend', 'data-folder.ts');
  writeFileSync(
    script,
    `import { claimDataFolder } from ${JSON.stringify(module)};
     // Held on to: what nobody refers to is collected, and the lock goes with it.
     globalThis.claim = claimDataFolder(${JSON.stringify(folder)});
     process.send('claimed');
     setInterval(() => {}, 1000);`,
  );
  const child = fork(script);
  await once(child, 'message');
  expect(() => claimDataFolder(folder)).toThrow(DataFolderInUse);
  child.kill('SIGKILL');
  await once(child, 'exit');
  claimDataFolder(folder).release();
});
