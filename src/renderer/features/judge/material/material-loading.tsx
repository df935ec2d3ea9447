import { Loader } from '@mantine/core';
import { useUnread } from './readable.ts';

/** A material on its way to the screen. */
export function MaterialLoading() {
  useUnread();
  return <Loader />;
}
