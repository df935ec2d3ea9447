import type { ContestSetup, Stage } from '../../../../core/model/charter.ts';
import { useFormat } from '../../../i18n/use-format.ts';

export type Titles = {
  readonly division: (id: string) => string;
  readonly track: (id: string) => string;
  readonly award: (division: string, id: string) => string;
};

/** Names of the contest's things in the reader's language; an id that has none stands for itself. */
export function useTitles(setup: ContestSetup, stage: Stage): Titles {
  const format = useFormat();
  const named = (
    list: readonly { id: string; title: string; titleEn?: string | undefined }[],
    id: string,
  ) => {
    const found = list.find((item) => item.id === id);
    return found ? format.title(found) : id;
  };
  return {
    division: (id) => named(setup.divisions, id),
    track: (id) => named(setup.tracks, id),
    award: (division, id) =>
      named(stage.divisions.find((of) => of.division === division)?.awards ?? [], id),
  };
}
