import type { AppEvent } from '../contract/events.ts';

export type EventHub = {
  emit(event: AppEvent): void;
  subscribe(listener: (event: AppEvent) => void): () => void;
};

export function createEventHub(): EventHub {
  const listeners = new Set<(event: AppEvent) => void>();
  return {
    emit: (event) => listeners.forEach((listener) => listener(event)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
