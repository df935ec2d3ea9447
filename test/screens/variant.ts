/** One way to look at the interface. */
export type Variant = {
  /** Also the name of the folder its pictures go to. */
  readonly name: string;
  readonly language: 'zh-CN' | 'en';
  readonly scheme: 'light' | 'dark' | 'contrast';
  readonly textScale: 100 | 150 | 200;
  readonly viewport: { readonly width: number; readonly height: number };
};

const VIEWPORTS = [
  { width: 1024, height: 600 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;
const LOOKS = [
  { look: 'light', scheme: 'light', textScale: 100 },
  { look: 'dark', scheme: 'dark', textScale: 100 },
  { look: 'large', scheme: 'light', textScale: 150 },
  { look: 'largest', scheme: 'dark', textScale: 200 },
  { look: 'contrast', scheme: 'contrast', textScale: 100 },
] as const;

export const VARIANTS: readonly Variant[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  LOOKS.flatMap(({ look, scheme, textScale }) =>
    VIEWPORTS.map((viewport) => ({
      name: `${language}-${look}-${viewport.width}x${viewport.height}`,
      language,
      scheme,
      textScale,
      viewport,
    })),
  ),
);
