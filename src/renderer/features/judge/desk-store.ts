import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export type StateFilter = 'all' | 'left' | 'draft' | 'sealed' | 'delivered';
/** As presented, which is the package's order, or by number. */
export type EntryOrder = 'presenting' | 'number';
export type EntryFilter = {
  readonly search: string;
  readonly state: StateFilter;
  readonly division: string | null;
  readonly track: string | null;
};
export const NO_FILTER: EntryFilter = { search: '', state: 'all', division: null, track: null };

export type DeskStore = {
  /** Desk to the entry last opened on it. */
  readonly selected: Readonly<Record<string, string>>;
  readonly filter: EntryFilter;
  readonly listShown: boolean;
  /** Widths in rem, so that large type gets wide columns. */
  readonly listWidth: number;
  readonly sheetWidth: number;
  readonly sheetSide: 'left' | 'right';
  /** Null: by the kind of pointer. */
  readonly slider: boolean | null;
  readonly order: EntryOrder;
  /** Contests whose tour was taken or refused here. */
  readonly tourOffered: readonly string[];
  readonly select: (scope: string, entry: string) => void;
  readonly setFilter: (filter: Partial<EntryFilter>) => void;
  readonly showList: (shown: boolean) => void;
  readonly setListWidth: (rem: number) => void;
  readonly setSheetWidth: (rem: number) => void;
  readonly swapSides: () => void;
  readonly showSlider: (slider: boolean) => void;
  readonly setOrder: (order: EntryOrder) => void;
  readonly setTourOffered: (contest: string) => void;
};

/** How the judge arranged the desk; ids and widths only, never rows. */
export const useDeskStore = create<DeskStore>()(
  persist(
    (set) => ({
      selected: {},
      filter: NO_FILTER,
      listShown: true,
      listWidth: 15.5,
      sheetWidth: 27.5,
      sheetSide: 'right',
      slider: null,
      order: 'presenting',
      tourOffered: [],
      select: (scope, entry) =>
        set(({ selected }) => ({ selected: { ...selected, [scope]: entry } })),
      setFilter: (part) => set(({ filter }) => ({ filter: { ...filter, ...part } })),
      showList: (listShown) => set({ listShown }),
      setListWidth: (listWidth) => set({ listWidth: clamp(listWidth, 11, 30) }),
      setSheetWidth: (sheetWidth) => set({ sheetWidth: clamp(sheetWidth, 20, 44) }),
      swapSides: () =>
        set(({ sheetSide }) => ({ sheetSide: sheetSide === 'left' ? 'right' : 'left' })),
      showSlider: (slider) => set({ slider }),
      setOrder: (order) => set({ order }),
      setTourOffered: (contest) =>
        set(({ tourOffered }) => ({
          tourOffered: [...tourOffered.filter((id) => id !== contest), contest],
        })),
    }),
    {
      name: 'jurybox-desk',
      version: 1,
      partialize: ({
        selected,
        listShown,
        listWidth,
        sheetWidth,
        sheetSide,
        slider,
        order,
        tourOffered,
      }) => ({
        selected,
        listShown,
        listWidth,
        sheetWidth,
        sheetSide,
        slider,
        order,
        tourOffered,
      }),
    },
  ),
);

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
