import { type ReactNode, useEffect, useRef } from 'react';

/** Focuses the first control inside, because a popover keeps its focus when its content changes. */
export function FocusFirst({ children }: { readonly children: ReactNode }) {
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = part.current?.querySelector<HTMLElement>('[data-autofocus], [aria-current], button, input');
    // the popover is placed in the next frame, and focusing it earlier would scroll the page
    const frame = requestAnimationFrame(() => first?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, []);
  return <div ref={part}>{children}</div>;
}
