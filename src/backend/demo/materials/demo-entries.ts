import { createSeededRandom, deriveSeed, type SeededRandom } from '../seeded-random.ts';
import type { DemoDivision, DemoEntry } from './demo-entry.ts';
import { demoTracks, type DemoTrack } from './demo-tracks.ts';
import { createEntryFigures } from './entry-figures.ts';
import { createMembers, createTeamName } from './team-names.ts';
import type { ProjectTheme } from './themes/project-theme.ts';
import { themesByTrack } from './themes/themes-by-track.ts';

export type { DemoDivision, DemoEntry } from './demo-entry.ts';

// Nine tracks of four themes: six tracks give the makers one theme and three give two, which
// makes 24 + 12 entries with every track present in both divisions.
const tracksWithTwoMakerEntries = 3;

interface Slot {
  readonly division: DemoDivision;
  readonly track: DemoTrack;
  readonly theme: ProjectTheme;
}

/** The 36 invented entries of the demo contest: E-001 to E-024, then M-001 to M-012. */
export function createDemoEntries(seed: number): readonly DemoEntry[] {
  const random = createSeededRandom(seed);
  const slots = random.shuffle(createSlots(random));
  const taken = new Set<string>();
  return (['enterprise', 'maker'] as const).flatMap((division) =>
    slots
      .filter((slot) => slot.division === division)
      .map((slot, index) => {
        const entry = createEntry(slot, index, deriveSeed(seed, taken.size), taken);
        taken.add(entry.team);
        return entry;
      }),
  );
}

function createSlots(random: SeededRandom): readonly Slot[] {
  const generous = new Set(random.shuffle(demoTracks).slice(0, tracksWithTwoMakerEntries));
  return demoTracks.flatMap((track) => {
    const makers = generous.has(track) ? 2 : 1;
    return random.shuffle(themesByTrack[track.id]).map((theme, index) => ({
      division: index < makers ? ('maker' as const) : ('enterprise' as const),
      track,
      theme,
    }));
  });
}

function createEntry(
  { division, track, theme }: Slot,
  index: number,
  seed: number,
  taken: ReadonlySet<string>,
): DemoEntry {
  const random = createSeededRandom(seed);
  return {
    id: `${division === 'enterprise' ? 'E' : 'M'}-${String(index + 1).padStart(3, '0')}`,
    division,
    track: track.id,
    trackName: track.name,
    ...theme,
    team: createTeamName(division, random, taken),
    members: createMembers(random),
    figures: createEntryFigures(division, random),
    seed,
  };
}
