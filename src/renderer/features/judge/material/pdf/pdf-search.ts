import type { Bus } from './create-viewer.ts';

export type FindState = {
  readonly current: number;
  readonly total: number;
  readonly pending: boolean;
};
export type PdfSearch = {
  readonly find: (query: string, direction: 'new' | 'next' | 'previous') => void;
  /** Takes the highlights away. */
  readonly end: () => void;
};

type Matches = { readonly matchesCount?: { readonly current: number; readonly total: number } };
/** pdf.js's FindState.PENDING: pages are still being searched. */
const PENDING = 3;

/** Search in the whole document, drawn or not; every match is highlighted. */
export function createSearch(bus: Bus, onFind: (state: FindState) => void): PdfSearch {
  const tell = (pending: boolean, { matchesCount }: Matches) =>
    onFind({ current: matchesCount?.current ?? 0, total: matchesCount?.total ?? 0, pending });
  bus.on('updatefindmatchescount', (event: Matches) => tell(false, event));
  bus.on('updatefindcontrolstate', (event: Matches & { readonly state: number }) =>
    tell(event.state === PENDING, event),
  );
  return {
    find: (query, direction) =>
      bus.dispatch('find', {
        source: null,
        type: direction === 'new' ? '' : 'again',
        query,
        caseSensitive: false,
        entireWord: false,
        highlightAll: true,
        findPrevious: direction === 'previous',
        matchDiacritics: false,
      }),
    end: () => bus.dispatch('findbarclose', { source: null }),
  };
}
