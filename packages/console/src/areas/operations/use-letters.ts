import { type LetterState, ListDeadLetters, SERVICE_NAMES, type DeadLetterView } from '@toric/contracts/operator/operator.http';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, keyOf } from '../../app/api.ts';
import { causesOf } from './causes.ts';

/** The most messages of one service that are read. If there are more, the page says so. */
const READ_AT_MOST = 500;

async function readLetters(service: DeadLetterView['service'], state: LetterState) {
  const letters: DeadLetterView[] = [];
  for await (const letter of api.each(ListDeadLetters, { params: { service }, query: { state, limit: 100 } })) {
    letters.push(letter);
    if (letters.length >= READ_AT_MOST) break;
  }
  return letters;
}

/** Returns the dead letters of all services in a state, grouped by cause. */
export function useLetters(state: LetterState) {
  const queries = useQueries({
    queries: SERVICE_NAMES.map((service) => ({
      queryKey: [...keyOf(ListDeadLetters, { service, state })],
      queryFn: () => readLetters(service, state),
      refetchInterval: 30_000,
    })),
  });
  const read = queries.map(({ data }) => data);
  const letters = useMemo(() => read.flatMap((some) => some ?? []), read); // eslint-disable-line react-hooks/exhaustive-deps
  return {
    letters,
    causes: useMemo(() => causesOf(letters), [letters]),
    isLoading: queries.some(({ isPending }) => isPending),
    hasMore: read.some((some) => some?.length === READ_AT_MOST),
    silent: SERVICE_NAMES.filter((_, at) => queries[at]?.isError),
  };
}
