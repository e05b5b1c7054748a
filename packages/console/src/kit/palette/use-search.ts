import { createClient } from '@toric/client/client';
import { Search, type SearchHit } from '@toric/contracts/desk/overview.http';
import { useEffect, useState } from 'react';
import { sessionFetch } from '../../app/api.ts';
import { asProblem, type Problem } from '../../app/problem.ts';

/** The search is sent after a pause of this number of ms. */
const REST_MS = 80;
/**
 * Returns true if the text is long enough to search. A single letter finds too much, but a single Chinese character may
 * be a name.
 */
const isEnough = (text: string) => text.length >= 2 || /\p{Script=Han}/u.test(text);

export type Found = {
  /** Holds the searched text to which these hits belong. */
  readonly text: string;
  readonly hits: readonly SearchHit[];
  /** Names the services that gave no answer. Their hits are missing. */
  readonly unanswered: readonly string[];
  readonly ms: number;
  readonly problem: Problem | undefined;
};
const NOTHING: Found = { text: '', hits: [], unanswered: [], ms: 0, problem: undefined };

/**
 * Sends a search, which is aborted when the person types on. It is not retried, because a newer text will replace it.
 */
async function find(q: string, signal: AbortSignal): Promise<Found> {
  const begun = performance.now();
  const fetchUntil: typeof fetch = (url, init) =>
    sessionFetch(url, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal });
  const { call } = createClient({ baseUrl: '/v1', fetch: fetchUntil, retries: 0 });
  const { hits, unanswered = [] } = (await call(Search, { query: { q } })).body;
  const ms = Math.round(performance.now() - begun);
  return { text: q, hits, unanswered: unanswered.map(({ service }) => service), ms, problem: undefined };
}

/**
 * Searches while a person types. Each letter aborts the search before it. The hits of the former text stay until the
 * new hits arrive, so that the list does not flicker.
 */
export function useSearch(typed: string): Found & { readonly isFetching: boolean; readonly isKnown: boolean } {
  const text = typed.trim();
  const [found, setFound] = useState(NOTHING);
  const enough = isEnough(text);
  useEffect(() => {
    if (!enough) return setFound(NOTHING);
    const ending = new AbortController();
    const failed = (error: unknown) => {
      if (!ending.signal.aborted) setFound({ ...NOTHING, text, problem: asProblem(error) });
    };
    const show = (next: Found) => {
      if (!ending.signal.aborted) setFound(next);
    };
    const timer = setTimeout(() => void find(text, ending.signal).then(show, failed), REST_MS);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [text, enough]);
  const isKnown = enough && found.text === text;
  return { ...found, isFetching: enough && !isKnown, isKnown };
}
