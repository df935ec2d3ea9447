import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export type Language = 'zh-CN' | 'en';
export type Scheme = 'light' | 'dark' | 'contrast';
/** Per cent of the base type size. */
export const TEXT_SCALES = [100, 115, 130, 150, 175, 200] as const;
export type TextScale = (typeof TEXT_SCALES)[number];

export type Preferences = {
  readonly language: Language;
  readonly scheme: Scheme;
  readonly textScale: TextScale;
  readonly setLanguage: (language: Language) => void;
  readonly setScheme: (scheme: Scheme) => void;
  readonly setTextScale: (textScale: TextScale) => void;
};

/** How this person likes to read, kept on this machine. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      language: 'zh-CN',
      scheme: 'light',
      textScale: 100,
      setLanguage: (language) => set({ language }),
      setScheme: (scheme) => set({ scheme }),
      setTextScale: (textScale) => set({ textScale }),
    }),
    { name: 'jurybox-preferences', version: 1 },
  ),
);
