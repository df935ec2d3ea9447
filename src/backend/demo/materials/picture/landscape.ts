import type { SeededRandom } from '../../seeded-random.ts';
import { hslToColor, mixColors, type Color } from '../color.ts';

/** Gives the colour of the scenery at a point of the unit square, y downwards. */
export type Shader = (x: number, y: number) => Color;

interface Ridge {
  readonly color: Color;
  readonly top: (x: number) => number;
}

/** Misty ridges under a low sun: enough tonal depth to pass for a photograph at a glance. */
export function createLandscapeShader(hue: number, random: SeededRandom): Shader {
  const high = hslToColor(hue, 0.45, 0.62);
  const low = hslToColor((hue + 40) % 360, 0.7, 0.88);
  const sun = { x: 0.15 + random.next() * 0.7, y: 0.22 + random.next() * 0.14 };
  const ridges = Array.from({ length: 5 }, (_, depth) => createRidge(depth, hue, random));
  return (x, y) => {
    const ridge = ridges.findLast(({ top }) => y > top(x));
    if (ridge === undefined) return shadeSky(x, y, mixColors(high, low, y / 0.55), sun);
    return mixColors(ridge.color, low, Math.max(0, 0.4 - (y - ridge.top(x)) * 2.2) * 0.5);
  };
}

function createRidge(depth: number, hue: number, random: SeededRandom): Ridge {
  const base = 0.42 + depth * 0.11;
  const waves = Array.from({ length: 6 }, (_, octave) => ({
    frequency: (1.3 + random.next()) * 1.9 ** octave,
    phase: random.next() * 7,
    height: (0.075 - depth * 0.006) / 1.85 ** octave,
  }));
  return {
    color: hslToColor(hue, 0.32 + depth * 0.05, 0.64 - depth * 0.12),
    top: rememberLast((x) =>
      waves.reduce(
        (y, wave) => y + wave.height * Math.sin(x * wave.frequency * 6 + wave.phase),
        base,
      ),
    ),
  };
}

function shadeSky(x: number, y: number, sky: Color, sun: { x: number; y: number }): Color {
  const distance = Math.hypot((x - sun.x) * 1.6, y - sun.y);
  const glow = distance < 0.055 ? 1 : Math.exp(-(distance - 0.055) * 9) * 0.75;
  return mixColors(sky, [1, 0.97, 0.88], Math.min(1, glow));
}

// Painting goes column by column, so that the sines are summed once for each.
function rememberLast(compute: (x: number) => number): (x: number) => number {
  let last = Number.NaN;
  let value = 0;
  return (x) => {
    if (x !== last) value = compute(x);
    last = x;
    return value;
  };
}
