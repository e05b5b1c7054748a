/**
 * Calls the API. Answers are cached by operation and input. A successful command invalidates the cached answers about
 * its path.
 */
import type { Answer, Arguments, Input, Reply } from '@toric/client/types';
import type { StaffRole } from '@toric/contracts/kernel/access';
import { methodAndPath, type Operation } from '@toric/contracts/kernel/operation';
import { keepPreviousData, QueryClient, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from './client.ts';
import { asProblem, type Problem } from './problem.ts';
import { useSession } from './session/store.ts';

export { explain, mergedIntoOf, slugOf, type Problem } from './problem.ts';
export { api } from './client.ts';
export { sessionFetch } from './session/fetch.ts';

const FRESH_MS = 15_000;
/**
 * Each reading of a person's medical data is logged. So such an answer stays fresh for longer, and is read again early
 * only after a change.
 */
const LOGGED_FRESH_MS = 10 * 60_000;
const KEPT_MS = 10 * 60_000;
/** The answers of this operation are invalidated after every command, because any change may end work that waited. */
const WAITING = 'listWaiting';

export const client = new QueryClient({
  // the client of the API retries by itself
  defaultOptions: { queries: { retry: false, staleTime: FRESH_MS, gcTime: KEPT_MS, refetchOnWindowFocus: true } },
});

const segmentOf = (operation: Operation): string => methodAndPath(operation).path.split('/')[1] ?? '';
/** Maps the id of each operation whose answers are cached to the first segment of its path. */
const segments = new Map<string, string>();

/** Returns the cache key of an answer. A command about the same path invalidates the queries with this key. */
export function keyOf(operation: Operation, input?: unknown): readonly [string, unknown] {
  segments.set(operation.id, segmentOf(operation));
  return [operation.id, input ?? null];
}

const isLogged = ({ record }: Operation) => record !== undefined && record !== 'none';

/** Calls an operation with an input that the compiler has checked elsewhere. */
const callWith = <O extends Operation>(operation: O, input: Input<O> | undefined): Promise<Answer<O>> =>
  api.call<O>(operation, ...((input === undefined ? [] : [input]) as Arguments<O>)); // safe cast: one or no argument

export type AnswerOptions = {
  readonly enabled?: boolean;
  /** The answer is read again after this number of ms. */
  readonly refreshMs?: number;
  /** If true, the former answer is shown while the answer for another input loads. */
  readonly keep?: boolean;
};
export type Answered<O extends Operation> = {
  readonly data: Reply<O> | undefined;
  readonly answer: Answer<O> | undefined;
  readonly problem: Problem | undefined;
  readonly isLoading: boolean;
  readonly isFetching: boolean;
  /** The answer was read at this time, in milliseconds since 1970. */
  readonly readAt: number;
  readonly refetch: () => void;
};

/**
 * Reads an answer. If the operation has parameters in its path, the input may be undefined until they are known. No
 * request is sent until then.
 */
export function useAnswer<const O extends Operation>(
  operation: O,
  ...[input, options = {}]: object extends Input<O>
    ? [input?: Input<O>, options?: AnswerOptions]
    : [input: Input<O> | undefined, options?: AnswerOptions]
): Answered<O> {
  const isKnown = input !== undefined || operation.params === undefined;
  const logged = isLogged(operation);
  const query = useQuery({
    queryKey: keyOf(operation, input),
    queryFn: () => callWith(operation, input),
    enabled: isKnown && options.enabled !== false,
    ...(logged && { staleTime: LOGGED_FRESH_MS, refetchOnWindowFocus: false }),
    ...(options.refreshMs && !logged && { refetchInterval: options.refreshMs }),
    ...(options.keep && { placeholderData: keepPreviousData<Answer<O>> }),
  });
  return {
    data: query.data?.body,
    answer: query.data,
    problem: query.error ? asProblem(query.error) : undefined,
    isLoading: query.isPending && isKnown && options.enabled !== false,
    isFetching: query.isFetching,
    readAt: query.dataUpdatedAt,
    refetch: () => void query.refetch(),
  };
}

/** Invalidates the cached answers of these operations, and of all operations with the same first path segment. */
export function refresh(...operations: readonly Operation[]): void {
  const paths = new Set(operations.map(segmentOf));
  void client.invalidateQueries({
    predicate: ({ queryKey: [id] }) => id === WAITING || paths.has(segments.get(String(id)) ?? ' '),
  });
}

type Command<O extends Operation> = {
  /** Sends the request. Throws the problem, which is also in `problem`. */
  readonly run: (...input: Arguments<O>) => Promise<Answer<O>>;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly reset: () => void;
};

const IDLE = { busy: false, problem: undefined };

/**
 * Returns a command, which changes data. A success invalidates the answers about the same path and those of
 * `refreshes`.
 */
export function useCommand<const O extends Operation>(
  operation: O,
  { refreshes = [] }: { readonly refreshes?: readonly Operation[] } = {},
): Command<O> {
  const [state, setState] = useState<{ busy: boolean; problem: Problem | undefined }>(IDLE);
  const others = useRef(refreshes);
  useEffect(() => {
    others.current = refreshes;
  });
  const run = useCallback(
    async (...[input]: Arguments<O>): Promise<Answer<O>> => {
      setState({ busy: true, problem: undefined });
      try {
        const answer = await callWith<O>(operation, input);
        refresh(operation, ...others.current);
        setState(IDLE);
        return answer;
      } catch (error) {
        const problem = asProblem(error);
        setState({ busy: false, problem });
        throw problem;
      }
    },
    [operation],
  );
  const reset = useCallback(() => setState(IDLE), []);
  return { run, ...state, reset };
}

/** Returns true if one of the roles of staff may call the operation. */
export const may = ({ allow }: Operation, roles: readonly StaffRole[]): boolean =>
  allow.some((permission) => permission === 'public' || roles.some((role) => role === permission));

/** Returns a function that tells whether the person may call an operation. */
export function useMay(): (operation: Operation) => boolean {
  const { roles } = useSession().person;
  return useCallback((operation: Operation) => may(operation, roles), [roles]);
}

/** Returns the ETag of an answer, for the If-Match of a change. */
export const ifMatchOf = (answer: { readonly headers: Headers } | undefined): string | undefined =>
  answer?.headers.get('etag') ?? undefined;
