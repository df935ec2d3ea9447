import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { ensureDemoData } from './demo-data.ts';
import { ensureBuilt } from './ensure-built.ts';
import { PROJECT } from './project.ts';

/**
 * `npm run dev`: the interface from Vite, reloading as it is edited, with the loopback shell
 * behind it. The policy of the built interface is not in force here; the tests run the built one.
 */
const DEV_PORT = 5173;
const BACKEND_ROUTES = ['/rpc', '/files', '/materials', '/session', '/events', '/pdfjs'];

await ensureBuilt();
const dataFolder = await ensureDemoData();
const entry = join(PROJECT, 'out', 'loopback', 'index.js');
const backend = spawn(process.execPath, [entry, '--data', dataFolder, '--no-open'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [address] = (await once(createInterface(backend.stdout), 'line')) as [string];
const { origin, hash } = new URL(address);

const server = await createServer({
  configFile: false,
  root: join(PROJECT, 'src', 'renderer'),
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    port: DEV_PORT,
    strictPort: true,
    proxy: Object.fromEntries(
      BACKEND_ROUTES.map((route) => [
        route,
        // The backend demands its own Host and Origin, exactly.
        { target: origin, changeOrigin: true, ws: route === '/events', headers: { origin } },
      ]),
    ),
  },
});
await server.listen();
console.log(`http://127.0.0.1:${DEV_PORT}/${hash}`);

const stop = () => {
  backend.kill('SIGTERM');
  void server.close().finally(() => process.exit(0));
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
backend.once('exit', stop);
