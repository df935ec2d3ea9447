import type { Region } from '../../../../../contract/notes-methods.ts';

/** A whole side of a page. */
const WHOLE = 10_000;
/** Smaller than this nobody drags on purpose: a click, which stands for a spot. */
const SPOT = 300;

/** The rectangle of a page, as a part of its width and height. */
export type Share = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** How a region of the file lies on a page that the reader turned clockwise by `rotation`. */
export function regionToShown({ x, y, width, height }: Region, rotation: number): Share {
  const [left, top, wide, high] = [x / WHOLE, y / WHOLE, width / WHOLE, height / WHOLE];
  switch (rotation) {
    case 90:
      return { x: 1 - top - high, y: left, width: high, height: wide };
    case 180:
      return { x: 1 - left - wide, y: 1 - top - high, width: wide, height: high };
    case 270:
      return { x: top, y: 1 - left - wide, width: high, height: wide };
    default:
      return { x: left, y: top, width: wide, height: high };
  }
}

/** The opposite way: what was marked on a turned page, as a region of the file. */
export function shownToRegion(share: Share, rotation: number): Region {
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const [x, y] = [clamp(share.x), clamp(share.y)];
  const inside = {
    x: x * WHOLE,
    y: y * WHOLE,
    width: (clamp(share.x + share.width) - x) * WHOLE,
    height: (clamp(share.y + share.height) - y) * WHOLE,
  };
  const turned = regionToShown(inside, (360 - rotation) % 360);
  const scaled = (value: number) => Math.round(clamp(value) * WHOLE);
  return {
    x: scaled(turned.x),
    y: scaled(turned.y),
    width: scaled(turned.width),
    height: scaled(turned.height),
  };
}

/** From corner to corner, in whichever direction; a mere click becomes a spot around it. */
export function cornersToShare(
  from: readonly [number, number],
  to: readonly [number, number],
): Share {
  const spot = SPOT / WHOLE;
  const width = Math.abs(to[0] - from[0]);
  const height = Math.abs(to[1] - from[1]);
  if (width < spot / 3 && height < spot / 3) {
    return { x: from[0] - spot / 2, y: from[1] - spot / 2, width: spot, height: spot };
  }
  return { x: Math.min(from[0], to[0]), y: Math.min(from[1], to[1]), width, height };
}
