import { type DeadLetterCause, ListDeadLetterCauses, SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import { useQueries } from '@tanstack/react-query';
import { api, keyOf } from '../../../app/api.ts';
import { causesOf, type LetterFilters } from './causes.ts';

type Answer = { readonly data: readonly DeadLetterCause[]; readonly more: boolean };

/** Returns the causes that match the filters, of all services or of the service in the filters. */
export function useCauses(filters: LetterFilters) {
  const { service: only, ...query } = filters;
  const services = only ? [only] : SERVICE_NAMES;
  const found = useQueries({
    queries: services.map((service) => ({
      queryKey: [...keyOf(ListDeadLetterCauses, { service, query })],
      queryFn: async (): Promise<Answer> => (await api.call(ListDeadLetterCauses, { params: { service }, query })).body,
      refetchInterval: 30_000,
    })),
  });
  return {
    causes: causesOf(
      found.flatMap(({ data }) => data?.data ?? []),
      filters,
    ),
    isLoading: found.some(({ isPending }) => isPending),
    hasMore: found.some(({ data }) => data?.more),
    silent: services.filter((_, at) => found[at]?.isError),
  };
}
