/** Red, green and blue in [0, 1]. */
export type Color = readonly [red: number, green: number, blue: number];

export const white: Color = [1, 1, 1];
export const ink: Color = [0.13, 0.16, 0.2];
export const grey: Color = [0.42, 0.46, 0.52];
export const rule: Color = [0.84, 0.87, 0.9];

/** Hue in degrees, saturation and lightness in [0, 1]. */
export function hslToColor(hue: number, saturation: number, lightness: number): Color {
  const spread = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const position = (offset + hue / 30) % 12;
    return lightness - spread * Math.max(-1, Math.min(position - 3, 9 - position, 1));
  };
  return [channel(0), channel(8), channel(4)];
}

/** The colour `share` of the way from one to the other. */
export function mixColors(from: Color, to: Color, share: number): Color {
  const mix = (index: 0 | 1 | 2): number => from[index] + (to[index] - from[index]) * share;
  return [mix(0), mix(1), mix(2)];
}
