import { useEffect, useRef } from 'react';
import type { Entry } from './use-entries.ts';

type Search = {
  readonly isFetching: boolean;
  readonly first: Entry | undefined;
  readonly open: (entry: Entry) => void;
};

/**
 * Returns a function that opens the first hit as soon as it arrives. A scanner, or a fast person, presses Enter before
 * the search has answered.
 */
export function useFirstHit({ isFetching, first, open }: Search): () => void {
  const isWaiting = useRef(false);
  useEffect(() => {
    if (!isWaiting.current || isFetching) return;
    isWaiting.current = false;
    if (first) open(first);
  });
  return () => {
    isWaiting.current = true;
  };
}
