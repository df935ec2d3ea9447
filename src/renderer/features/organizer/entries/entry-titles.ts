import type { ContestSetup } from '../../../../core/model/charter.ts';
import { useFormat } from '../../../i18n/use-format.ts';

/** Titles of divisions and tracks in the reader's language; an id that the setup lacks stays one. */
export function useEntryTitles({ divisions, tracks }: ContestSetup) {
  const format = useFormat();
  const titleIn = (list: typeof divisions | typeof tracks, id: string) => {
    const found = list.find((item) => item.id === id);
    return found ? format.title(found) : id;
  };
  return {
    division: (id: string) => titleIn(divisions, id),
    track: (id: string) => titleIn(tracks, id),
  };
}
