import { useEffect } from 'react';
import { create } from 'zustand';

/** The screens that have help of their own: the keys of `help.here` in the catalogs. */
export const HELP_TOPICS = [
  'home',
  'new-key',
  'locked',
  'judge-start',
  'judge-compare',
  'judge-desk',
  'start',
  'setup',
  'entries',
  'judges',
  'assignment',
  'packages',
  'collect',
  'result',
  'archive',
  'notary',
  'root-holder',
] as const;
export type HelpTopic = (typeof HELP_TOPICS)[number];

type Shown = { readonly topic: HelpTopic | null };
const useShown = create<Shown>()(() => ({ topic: null }));

/** Says which screen is in sight, so that help begins with it. */
export function useHelpTopic(topic: HelpTopic): void {
  useEffect(() => {
    useShown.setState({ topic });
    // Another screen may have come already; its word holds.
    return () => useShown.setState((now) => (now.topic === topic ? { topic: null } : now));
  }, [topic]);
}

export function useShownTopic(): HelpTopic | null {
  return useShown((shown) => shown.topic);
}
