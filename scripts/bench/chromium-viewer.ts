import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { driveChromium } from '../../test/support/chromium.ts';
import type { PdfMaterial } from './pdf-materials.ts';

export type ChromiumViewer = {
  /** Milliseconds from the navigation to the first frame that shows the page. */
  open(material: PdfMaterial): Promise<number>;
  close(): Promise<void>;
};

type Frame = { readonly at: number; readonly size: number };

/** How long the screen must stay as it is to count as finished. */
const STILL_MS = 700;
const LIMIT_MS = 15_000;

/**
 * Chromium's own PDF viewer, in a browser that runs already. The viewer tells nobody when it has
 * drawn: the frames of a screencast do, by their size, since a drawn page takes many more bytes
 * than an empty one.
 */
export async function openChromiumViewer(
  folder: string,
  materials: readonly PdfMaterial[],
): Promise<ChromiumViewer> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
    const found = materials.find((material) => material.name === name);
    const headers = { 'content-type': 'application/pdf', 'cache-control': 'no-store' };
    response.writeHead(found ? 200 : 404, headers);
    response.end(found?.bytes);
  });
  const port = await listen(server);
  const { context } = await driveChromium({
    userDataDir: join(folder, 'viewer'),
    viewport: { width: 1300, height: 950 },
  });
  return {
    open: async ({ name }) => {
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      const frames: Frame[] = [];
      session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
        frames.push({ at: 1000 * (metadata.timestamp ?? 0), size: data.length });
        session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
      });
      const cast = { format: 'jpeg', quality: 40, maxWidth: 650, maxHeight: 475 } as const;
      await session.send('Page.startScreencast', cast);
      const start = Date.now();
      await page.goto(`http://127.0.0.1:${port}/${name}`, { waitUntil: 'commit' });
      const shown = await waitForPage(frames, start);
      await page.close();
      return shown;
    },
    close: async () => {
      await context.close();
      server.close();
    },
  };
}

/** Waits until nothing changes any more, then finds the frame that brought the page. */
async function waitForPage(frames: readonly Frame[], start: number): Promise<number> {
  for (;;) {
    await sleep(50);
    const now = Date.now();
    const last = frames.at(-1);
    const empty = Math.min(...frames.map(({ size }) => size));
    const drawn = frames.find(({ size }) => last && size > 2 * empty && size > last.size / 2);
    if (last && drawn && now - last.at > STILL_MS) return drawn.at - start;
    if (now - start > LIMIT_MS) throw new Error('the viewer showed no page');
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
