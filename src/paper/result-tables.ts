import type { DivisionResult, RankedEntry } from '../core/model/contest-result.ts';
import type { RecomputedView } from '../core/verify/recomputed-view.ts';
import type { ReportLanguage } from '../texts/report-texts.ts';
import { html, NOTHING, type Html } from './html.ts';
import type { SayPaper } from './paper-texts.ts';

type Titled = { readonly title: string; readonly titleEn?: string | undefined };

/** The rankings, a table for each division, with the awards and how many places each has. */
export function resultTables(view: RecomputedView, say: SayPaper, language: ReportLanguage): Html {
  const titleOf = (thing: Titled | undefined, id: string | null): string =>
    (language === 'en' ? thing?.titleEn : undefined) ?? thing?.title ?? id ?? '';
  const trackOf = (id: string) =>
    titleOf(
      view.tracks.find((track) => track.id === id),
      id,
    );
  const section = (division: DivisionResult): Html => {
    const awards = view.awards.filter((award) => award.division === division.division);
    const awardOf = (id: string | null) =>
      titleOf(
        awards.find((award) => award.id === id),
        id,
      );
    const places = awards.map((award) =>
      say('paper.places', { title: titleOf(award, award.id), count: award.count }),
    );
    const title = titleOf(
      view.divisions.find(({ id }) => id === division.division),
      division.division,
    );
    return html`<h3>${title}</h3>
      ${places.length > 0 ? html`<p class="paper-small">${places.join(' · ')}</p>` : NOTHING}
      ${table(division.ranking, say, view.recommendTitle, trackOf, awardOf)}`;
  };
  return html`${view.result.divisions.map(section)}`;
}

function table(
  ranking: readonly RankedEntry[],
  say: SayPaper,
  recommendTitle: string,
  trackOf: (id: string) => string,
  awardOf: (id: string | null) => string,
): Html {
  // Where the rules normalise, the total without it stands beside the other.
  const withRaw = ranking.some(({ raw }) => raw !== undefined);
  const row = (entry: RankedEntry) =>
    html`<tr>
      <td class="paper-mid paper-one">${rankText(entry, say)}</td>
      <td class="paper-one">${entry.entry}</td>
      <td>${entry.title}</td>
      <td>${entry.team}</td>
      <td>${trackOf(entry.track)}</td>
      <td class="paper-figure paper-one">${entry.total ?? '—'}</td>
      ${withRaw ? html`<td class="paper-figure paper-one">${entry.raw ?? ''}</td>` : NOTHING}
      <td class="paper-one">${awardOf(entry.award)}</td>
      <td class="paper-mid">${entry.recommended ? '✓' : ''}</td>
    </tr>`;
  const heads = [
    ...(['rank', 'entry', 'entryTitle', 'team', 'track', 'total'] as const),
    ...(withRaw ? (['raw'] as const) : []),
    'award' as const,
  ];
  return html`<table class="paper-result">
    <thead>
      <tr>
        ${heads.map((head) => html`<th class="paper-one">${say(`paper.${head}`)}</th>`)}
        <th>${recommendTitle === '' ? say('paper.recommended') : recommendTitle}</th>
      </tr>
    </thead>
    <tbody>
      ${ranking.map(row)}
    </tbody>
  </table>`;
}

/** The rank, or why there is none. */
function rankText({ rank, standing }: RankedEntry, say: SayPaper): string {
  if (rank !== null) return String(rank);
  return standing === 'scored' ? '—' : say(`paper.standing.${standing}`);
}
