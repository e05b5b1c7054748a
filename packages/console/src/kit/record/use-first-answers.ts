import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** An answer may start the next request, so the page waits for a moment in which no request runs. */
const QUIET_MS = 20;
const MOST_MS = 3_000;

/**
 * Returns true when the first answers for this part of the page have come, or after three seconds. A part that appears
 * later would push down what is already read.
 */
export function useFirstAnswers(): boolean {
  const [areHere, setAreHere] = useState(false);
  const waiting = useIsFetching({ predicate: ({ state }) => state.data === undefined });
  useEffect(() => {
    if (areHere) return undefined;
    const timer = setTimeout(() => setAreHere(true), MOST_MS);
    return () => clearTimeout(timer);
  }, [areHere]);
  useEffect(() => {
    if (areHere || waiting > 0) return undefined;
    const timer = setTimeout(() => setAreHere(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, [areHere, waiting]);
  return areHere;
}
