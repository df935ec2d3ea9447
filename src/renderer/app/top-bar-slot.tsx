import { createContext, type ReactNode, use, useState } from 'react';
import { createPortal } from 'react-dom';

type Slot = {
  readonly element: HTMLElement | null;
  readonly setElement: (element: HTMLElement | null) => void;
};
const SlotContext = createContext<Slot>({ element: null, setElement: () => {} });

export function TopBarSlotProvider({ children }: { readonly children: ReactNode }) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  return <SlotContext value={{ element, setElement }}>{children}</SlotContext>;
}

/** The place in the top bar that a workspace fills. */
export function TopBarSlot({ className }: { readonly className?: string | undefined }) {
  const { setElement: register } = use(SlotContext);
  return <div ref={register} className={className} />;
}

/** Puts a workspace's own title and figures into the top bar. */
export function InTopBar({ children }: { readonly children: ReactNode }) {
  const { element } = use(SlotContext);
  return element === null ? null : createPortal(children, element);
}
