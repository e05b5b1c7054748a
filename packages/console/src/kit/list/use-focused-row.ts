import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import type { View } from './table/body-props.ts';
import { recall, remember } from './views/list-memory.ts';

type Parts = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly view: RefObject<View>;
  /** Is true as soon as the list has rows. Only then can the list be scrolled. */
  readonly isHeld: boolean;
};

/**
 * Stores the focused row and the scroll position of the list for each entry of the browser history, so that the back
 * button restores both.
 */
export function useFocusedRow({ scroller, view, isHeld }: Parts) {
  const { key: entry } = useLocation();
  const isReplaced = useNavigationType() === 'REPLACE';
  const [active, setActive] = useState(() => recall(entry).active);
  const now = useRef({ entry, active, isHeld });
  useLayoutEffect(() => {
    // a change of columns replaces the history entry: it is still the same list at the same position
    if (now.current.entry !== entry && isReplaced) remember(entry, recall(now.current.entry));
    const place = recall(entry);
    now.current = { entry, active: place.active, isHeld };
    setActive(place.active);
    if (isHeld && scroller.current) scroller.current.scrollTop = place.top;
  }, [entry, isHeld, isReplaced, scroller]);

  const keep = useCallback(() => {
    // while rows are still loading, the list is empty, and its scroll position changes without the person
    if (!now.current.isHeld) return;
    remember(now.current.entry, { top: scroller.current?.scrollTop ?? 0, active: now.current.active });
  }, [scroller]);
  const activate = useCallback(
    (index: number) => {
      now.current = { ...now.current, active: index };
      setActive(index);
      if (index >= 0) view.current.show(index);
      keep();
    },
    [view, keep],
  );
  const startTop = useMemo(() => recall(entry).top, [entry]);
  return { active, activate, startTop, onScroll: keep };
}
