import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The committed files of `resources/demo/`; its README tells how each was made. */
export interface DemoResources {
  readonly font: Uint8Array;
  readonly video: Uint8Array;
  readonly photo: Uint8Array;
}

export const demoResourceFiles = {
  font: 'jurybox-demo-sans.ttf',
  video: 'title-card.mp4',
  photo: 'product-photo.jpg',
} as const satisfies Record<keyof DemoResources, string>;

/** Throws when a file is missing: the resources are part of the app. */
export async function readDemoResources(resourcesDir: string): Promise<DemoResources> {
  const read = async (name: string): Promise<Uint8Array> =>
    new Uint8Array(await readFile(join(resourcesDir, name)));
  return {
    font: await read(demoResourceFiles.font),
    video: await read(demoResourceFiles.video),
    photo: await read(demoResourceFiles.photo),
  };
}
