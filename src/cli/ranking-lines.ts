import type { ComputedResult, RankedEntry } from '../core/model/contest-result.ts';
import { visible } from '../texts/visible.ts';
import type { Texts } from './texts/texts.ts';

/** A ranking for people; what is open comes first, because it forbids everything after it. */
export function describeRanking(computed: ComputedResult, texts: Texts): readonly string[] {
  const open = computed.open.map(({ judge, entry, state }) =>
    texts.say(`rank.open-${state}`, { judge, entry }),
  );
  const short = computed.shortPanels.map((entry) => texts.say('rank.short', { entry }));
  return [
    ...(computed.status === 'incomplete' ? [texts.say('rank.incomplete'), ...open, ...short] : []),
    ...computed.divisions.flatMap(({ division, ranking, cutTies }) => [
      texts.say('rank.division', { division }),
      ...ranking.map((line) => describeLine(line)),
      ...cutTies.map(({ line, entries }) =>
        texts.say('rank.cut-tie', { line, entries: entries.join(', ') }),
      ),
    ]),
  ];
}

function describeLine({
  rank,
  entry,
  title,
  team,
  total,
  award,
  recommended,
}: RankedEntry): string {
  const marks = [award, recommended ? '*' : null].filter((mark) => mark !== null).join(' ');
  const place = String(rank ?? '-').padStart(4);
  return `${place}  ${entry}  ${(total ?? '-').padStart(8)}  ${visible(title)} / ${visible(team)}  ${marks}`.trimEnd();
}
