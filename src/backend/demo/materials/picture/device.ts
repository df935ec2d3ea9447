import type { SeededRandom } from '../../seeded-random.ts';
import { hslToColor, mixColors, type Color } from '../color.ts';
import type { Shader } from './landscape.ts';

interface RoundedBox {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly radius: number;
}

// Beyond this the shadow is below one part in 255.
const shadowReach = 0.25;

/** Puts an invented instrument with a lit screen before the scenery. */
export function createDeviceShader(
  scenery: Shader,
  { hue, aspect, random }: { hue: number; aspect: number; random: SeededRandom },
): Shader {
  const x = (0.38 + random.next() * 0.24) * aspect;
  const halfWidth = 0.3 + random.next() * 0.14;
  const halfHeight = 0.22 + random.next() * 0.06;
  const body: RoundedBox = { x, y: 0.62, halfWidth, halfHeight, radius: 0.05 };
  const cast: RoundedBox = { ...body, y: 0.66 };
  const screen: RoundedBox = {
    ...body,
    y: 0.6,
    halfWidth: halfWidth - 0.045,
    halfHeight: halfHeight - 0.065,
    radius: 0.02,
  };
  const shell = hslToColor(hue, 0.12, 0.9);
  const shadeScreen = createScreenShader(screen, hue, random);
  return (unitX, y) => {
    const px = unitX * aspect;
    const distance = signedDistance(cast, px, y);
    if (distance > shadowReach) return scenery(unitX, y);
    const shadow = Math.exp(-Math.max(0, distance) * 22) * 0.45;
    let color = mixColors(scenery(unitX, y), [0.05, 0.06, 0.1], shadow);
    color = mixColors(color, mixColors(shell, [0.6, 0.62, 0.66], y - 0.4), cover(body, px, y));
    return mixColors(color, shadeScreen(px, y), cover(screen, px, y));
  };
}

function createScreenShader(screen: RoundedBox, hue: number, random: SeededRandom): Shader {
  const back = hslToColor(hue, 0.5, 0.13);
  const bright = hslToColor((hue + 165) % 360, 0.8, 0.62);
  const bars = Array.from({ length: 14 }, () => 0.15 + random.next() * 0.75);
  const left = screen.x - screen.halfWidth;
  return (x, y): Color => {
    const across = (x - left) / (screen.halfWidth * 2);
    const up = (screen.y + screen.halfHeight - y) / (screen.halfHeight * 2);
    const slot = across * bars.length;
    const bar = bars[Math.floor(slot)] ?? 0;
    const inBar = slot % 1 > 0.22 && up > 0.1 && up < 0.1 + bar * 0.65;
    const gridLine = Math.abs((up * 5) % 1) < 0.03;
    return inBar
      ? mixColors(bright, back, 0.5 - up * 0.5)
      : mixColors(back, bright, gridLine ? 0.3 : 0.04);
  };
}

function signedDistance(box: RoundedBox, x: number, y: number): number {
  const dx = Math.abs(x - box.x) - box.halfWidth + box.radius;
  const dy = Math.abs(y - box.y) - box.halfHeight + box.radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - box.radius;
}

function cover(box: RoundedBox, x: number, y: number): number {
  return Math.min(1, Math.max(0, 0.5 - signedDistance(box, x, y) * 400));
}
