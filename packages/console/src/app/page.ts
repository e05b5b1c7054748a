import type { Text } from '@toric/contracts/kernel/sentence';
import { type RefObject, useEffect, useRef } from 'react';
import { useWords } from './words.ts';

let isNavigating = false;

/** Makes the next heading that is shown take the focus. */
export function beginNavigation(): void {
  isNavigating = true;
}

/**
 * Sets the title of the browser tab. Returns the ref of the heading of the page, which takes the focus after a
 * navigation.
 */
export function useTitle(title: Text | undefined): RefObject<HTMLHeadingElement | null> {
  const t = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const name = title && t(title);
  useEffect(() => {
    if (name) document.title = `${name} · Toric`;
  }, [name]);
  useEffect(() => {
    if (!isNavigating || !heading.current) return;
    isNavigating = false;
    heading.current.focus({ preventScroll: true });
  });
  return heading;
}
