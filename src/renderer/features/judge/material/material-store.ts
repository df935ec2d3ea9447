import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export type PdfLayout = 'continuous' | 'single' | 'spread';
export type SidePanel = 'thumbnails' | 'outline' | 'notes';

export type MaterialStore = {
  /** `<scope>/<entry>` to the material that was last looked at there. */
  readonly shown: Readonly<Record<string, string>>;
  readonly layout: PdfLayout;
  readonly panel: SidePanel;
  readonly panelShown: boolean;
  /** The material takes the room of list and sheet, too. Not kept: nobody expects it tomorrow. */
  readonly maximized: boolean;
  readonly speed: number;
  readonly show: (place: string, material: string) => void;
  readonly setLayout: (layout: PdfLayout) => void;
  readonly setPanel: (panel: SidePanel) => void;
  readonly showPanel: (shown: boolean) => void;
  readonly setMaximized: (maximized: boolean) => void;
  readonly setSpeed: (speed: number) => void;
};

/** How the judge likes to look at materials; ids and choices only, never rows. */
export const useMaterialStore = create<MaterialStore>()(
  persist(
    (set) => ({
      shown: {},
      layout: 'continuous',
      panel: 'thumbnails',
      panelShown: false,
      maximized: false,
      speed: 1,
      show: (place, material) => set(({ shown }) => ({ shown: { ...shown, [place]: material } })),
      setLayout: (layout) => set({ layout }),
      setPanel: (panel) => set({ panel, panelShown: true }),
      showPanel: (panelShown) => set({ panelShown }),
      setMaximized: (maximized) => set({ maximized }),
      setSpeed: (speed) => set({ speed }),
    }),
    {
      name: 'jurybox-material',
      version: 1,
      partialize: ({ shown, layout, panel, panelShown }) => ({ shown, layout, panel, panelShown }),
    },
  ),
);
