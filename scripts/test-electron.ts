import { join } from 'node:path';
import { ensureBuilt } from './ensure-built.ts';
import { installedElectron } from './find-electron.ts';
import { runNode } from './project.ts';

/** `npm run test:electron`: the end-to-end suite in real Electron, where its binary is present. */
if (installedElectron() === null) {
  console.log('not run: Electron binary absent');
} else {
  await ensureBuilt();
  const cli = join('node_modules', '@playwright', 'test', 'cli.js');
  process.exitCode = await runNode([cli, 'test', '--project=electron'], {
    env: { JURYBOX_ELECTRON: '1' },
  });
}
