/** Groups dead letters by their cause. A person decides once for all messages that failed in the same way. */
import {
  type DeadLetterCause,
  DeadLetterReason,
  LetterState,
  ServiceName,
} from '@toric/contracts/operator/operator.http';

/**
 * Describes the filters of the page. The times are instants. Without a service, the causes of all services are read.
 */
export type LetterFilters = {
  readonly state: LetterState;
  readonly service?: DeadLetterCause['service'];
  readonly reason?: DeadLetterReason;
  readonly error?: string;
  readonly since?: string;
  readonly until?: string;
};

export type Cause = DeadLetterCause & { readonly key: string; readonly filters: LetterFilters };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Returns the beginning of a day in the time zone of this computer, `after` days later. */
function startOf(day: string | null, after: number): string | undefined {
  if (!day || !DAY.test(day)) return undefined;
  const at = new Date(`${day}T00:00`);
  at.setDate(at.getDate() + after);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/**
 * Reads the filters from the address of the page. An unknown value is left out. The parameter `until` is the last day,
 * so the filter ends at the beginning of the next day.
 */
export function filtersIn(query: URLSearchParams): LetterFilters {
  const service = ServiceName.safeParse(query.get('service')).data;
  const reason = DeadLetterReason.safeParse(query.get('reason')).data;
  const error = query.get('error')?.trim().slice(0, 200);
  const since = startOf(query.get('since'), 0);
  const until = startOf(query.get('until'), 1);
  return {
    state: LetterState.catch('open').parse(query.get('state')),
    ...(service && { service }),
    ...(reason && { reason }),
    ...(error && { error }),
    ...(since && { since }),
    ...(until && { until }),
  };
}

/** Returns true if there is a filter beside the state. */
export const isFiltered = (filters: LetterFilters): boolean => Object.keys(filters).length > 1;

/** Returns the causes of all services. The cause with the most messages comes first. */
export function causesOf(found: readonly DeadLetterCause[], filters: LetterFilters): Cause[] {
  return found
    .map((cause) => ({
      ...cause,
      filters,
      key: [cause.service, cause.consumer, cause.type, cause.reason].join(' '),
    }))
    .sort((a, b) => b.messages - a.messages);
}

/** Returns the selection of a request about all messages of a cause that match the filters. */
export function selectionOf({ consumer, type, reason, filters: { error, since, until } }: Cause) {
  return {
    consumer,
    reason,
    ...(type !== null && { type }),
    ...(error !== undefined && { error }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
}
