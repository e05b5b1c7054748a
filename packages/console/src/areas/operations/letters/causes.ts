/** The causes of dead letters. A person decides once for all messages that failed in the same way. */
import {
  type DeadLetterCause,
  DeadLetterReason,
  LetterState,
  ServiceName,
} from '@toric/contracts/operator/operator.http';

/** The filters of the page. The times are instants. Without a service all of them are asked. */
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

/** Returns the beginning of a day of this computer's clock, `after` days later. */
function startOf(day: string | null, after: number): string | undefined {
  if (!day || !DAY.test(day)) return undefined;
  const at = new Date(`${day}T00:00`);
  at.setDate(at.getDate() + after);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** Reads the filters from the address of the page. A value that does not exist is left out. `until` is the last day. */
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

/** Returns true if more than the state is chosen. */
export const isFiltered = (filters: LetterFilters): boolean => Object.keys(filters).length > 1;

/** Returns the causes of all services, the one with the most messages first. */
export function causesOf(found: readonly DeadLetterCause[], filters: LetterFilters): Cause[] {
  return found
    .map((cause) => ({
      ...cause,
      filters,
      key: [cause.service, cause.consumer, cause.type, cause.reason].join(' '),
    }))
    .sort((a, b) => b.messages - a.messages);
}

/** Returns the selection of a request about all messages of a cause that the filters let through. */
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
