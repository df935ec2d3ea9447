import { useEffect, useId } from 'react';
import { create } from 'zustand';

type UnfitFieldsStore = {
  /** Fields on screen whose text the setup does not hold. */
  readonly fields: ReadonlySet<string>;
  readonly tell: (field: string, unfit: boolean) => void;
};

/** What stands in the setup's fields and must not be taken for saved. */
export const useUnfitFields = create<UnfitFieldsStore>()((set) => ({
  fields: new Set(),
  tell: (field, unfit) =>
    set(({ fields }) => {
      if (fields.has(field) === unfit) return { fields };
      const next = new Set(fields);
      if (unfit) next.add(field);
      else next.delete(field);
      return { fields: next };
    }),
}));

/** Says for as long as a field is on screen whether its text could not be taken into the setup. */
export function useUnfitField(unfit: boolean): void {
  const id = useId();
  const tell = useUnfitFields((store) => store.tell);
  useEffect(() => {
    tell(id, unfit);
    return () => tell(id, false);
  }, [tell, id, unfit]);
}
