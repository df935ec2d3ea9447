import { createSeededRandom, deriveSeed } from '../../seeded-random.ts';
import type { DemoEntry } from '../demo-entry.ts';
import { createPalette } from '../palette.ts';
import { createDeviceShader } from './device.ts';
import { createLandscapeShader } from './landscape.ts';
import type { RgbPicture } from './png-encoder.ts';

const pictureStream = 7;
const grain = 5;

/** Paints the entry's product in a landscape of its track's colour, with a little film grain. */
export function paintProductPicture(entry: DemoEntry, width: number, height: number): RgbPicture {
  const random = createSeededRandom(deriveSeed(entry.seed, pictureStream));
  const { hue } = createPalette(entry);
  const scenery = createLandscapeShader(hue, random);
  const shade = createDeviceShader(scenery, { hue, aspect: width / height, random });
  const pixels = new Uint8Array(width * height * 3);
  // Columns first: the scenery remembers what it computed for the current one.
  for (let x = 0; x < width; x += 1) {
    for (let y = 0; y < height; y += 1) {
      const [red, green, blue] = shade(x / width, y / height);
      const noise = (random.next() - 0.5) * grain;
      const offset = (y * width + x) * 3;
      pixels[offset] = toByte(red, noise);
      pixels[offset + 1] = toByte(green, noise);
      pixels[offset + 2] = toByte(blue, noise);
    }
  }
  return { width, height, pixels };
}

function toByte(channel: number, noise: number): number {
  return Math.min(255, Math.max(0, Math.round(channel * 255 + noise)));
}
