import { useEffect, useRef } from 'react';
import type { Entry } from './use-entries.ts';

type Search = {
  readonly isFetching: boolean;
  readonly first: Entry | undefined;
  readonly open: (entry: Entry) => void;
};

/**
 * Opens the first hit as soon as it comes. A scanner sends Enter right after the code, and a fast person does the same,
 * before the search has answered.
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
