import { useEffect } from 'react';
import { create } from 'zustand';

/** How an entered value fares: not kept at all, or kept in the draft but not fit to be sealed. */
export type Unfit = 'not-kept' | 'not-sealable';

type UnfitStore = {
  /** Field to how it fares; only fields that are on screen. */
  readonly fields: Readonly<Record<string, Unfit>>;
  readonly tell: (field: string, unfit: Unfit | null) => void;
};

/** What stands in the open sheet's fields and must not be taken for saved. */
export const useUnfitStore = create<UnfitStore>()((set) => ({
  fields: {},
  tell: (field, unfit) =>
    set(({ fields }) => {
      if ((fields[field] ?? null) === unfit) return { fields };
      const { [field]: _, ...rest } = fields;
      return { fields: unfit === null ? rest : { ...rest, [field]: unfit } };
    }),
}));

/** Says how a field fares for as long as it is on screen. */
export function useUnfit(field: string, unfit: Unfit | null): void {
  const tell = useUnfitStore((store) => store.tell);
  useEffect(() => {
    tell(field, unfit);
    return () => tell(field, null);
  }, [tell, field, unfit]);
}
