import { useMediaQuery } from '@mantine/hooks';
import { useDeskStore } from '../desk-store.ts';

/** Where fingers are the pointer, unless the person said otherwise. */
export function useSliderShown(): boolean {
  const wanted = useDeskStore((store) => store.slider);
  const coarse = useMediaQuery('(pointer: coarse)') ?? false;
  return wanted ?? coarse;
}
