import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Imported before a program (`node --import`): says at its end what the whole process took.
const file = process.env['JURYBOX_BENCH_USAGE'];
if (isMainThread && file !== undefined) {
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    // In kibibytes on every system that Node runs on.
    const maxRss = process.resourceUsage().maxRSS * 1024;
    const usage = { wall: performance.now(), cpu: (user + system) / 1000, maxRss };
    writeFileSync(file, JSON.stringify(usage));
  });
}
