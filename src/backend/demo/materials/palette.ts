import { hslToColor, type Color } from './color.ts';
import type { DemoEntry } from './demo-entry.ts';
import type { DemoTrackId } from './demo-tracks.ts';

export interface Palette {
  readonly hue: number;
  readonly dark: Color;
  readonly main: Color;
  readonly soft: Color;
  readonly pale: Color;
  readonly accent: Color;
}

const trackHues: Readonly<Record<DemoTrackId, number>> = {
  finance: 216,
  energy: 152,
  transport: 26,
  security: 350,
  education: 268,
  medical: 178,
  water: 198,
  software: 236,
  ai: 300,
};

/** One colour family per track, shifted a little per entry so that neighbours differ. */
export function createPalette(entry: DemoEntry): Palette {
  const hue = (trackHues[entry.track] + (entry.seed % 21) - 10 + 360) % 360;
  return {
    hue,
    dark: hslToColor(hue, 0.55, 0.2),
    main: hslToColor(hue, 0.58, 0.38),
    soft: hslToColor(hue, 0.4, 0.72),
    pale: hslToColor(hue, 0.42, 0.95),
    accent: hslToColor((hue + 165) % 360, 0.72, 0.5),
  };
}
