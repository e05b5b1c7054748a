import {
  type LetterState,
  ListDeadLetters,
  SERVICE_NAMES,
  type DeadLetterView,
} from '@toric/contracts/operator/operator.http';
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

type Read = {
  readonly service: DeadLetterView['service'];
  readonly letters: readonly DeadLetterView[] | undefined;
  readonly isPending: boolean;
  readonly isError: boolean;
};

/** Gathers the answers of all services. It is declared once, so that React sees new letters only when some were read. */
const combine = (
  queries: readonly { data: DeadLetterView[] | undefined; isPending: boolean; isError: boolean }[],
): Read[] =>
  queries.flatMap(({ data, isPending, isError }, at) => {
    const service = SERVICE_NAMES[at];
    return service ? [{ service, letters: data, isPending, isError }] : [];
  });

/** Returns the dead letters of all services in a state, grouped by cause. */
export function useLetters(state: LetterState) {
  const read = useQueries({
    combine,
    queries: SERVICE_NAMES.map((service) => ({
      queryKey: [...keyOf(ListDeadLetters, { service, state })],
      queryFn: () => readLetters(service, state),
      refetchInterval: 30_000,
    })),
  });
  const letters = useMemo(() => read.flatMap((one) => one.letters ?? []), [read]);
  return {
    letters,
    causes: useMemo(() => causesOf(letters), [letters]),
    isLoading: read.some(({ isPending }) => isPending),
    hasMore: read.some((one) => one.letters?.length === READ_AT_MOST),
    silent: read.flatMap(({ service, isError }) => (isError ? [service] : [])),
  };
}
