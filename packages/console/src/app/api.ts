/** Calls of the API. Answers are cached by operation and input, and a command lets the answers about its path be read anew. */
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
/** Each reading of a person's medical data is logged, so such an answer is read anew only after a change. */
const LOGGED_FRESH_MS = 10 * 60_000;
const KEPT_MS = 10 * 60_000;
/** Read anew after every command, because any change may end work that waited. */
const WAITING = 'listWaiting';

export const client = new QueryClient({
  // the client of the API retries by itself
  defaultOptions: { queries: { retry: false, staleTime: FRESH_MS, gcTime: KEPT_MS, refetchOnWindowFocus: true } },
});

const segmentOf = (operation: Operation): string => methodAndPath(operation).path.split('/')[1] ?? '';
/** The first segment of the path of every operation whose answers are cached, by the id of the operation. */
const segments = new Map<string, string>();

/** Returns the key of an answer in the cache. A query with this key is read anew after a command about the same path. */
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
  /** Reads the answer anew after so many milliseconds. */
  readonly refreshMs?: number;
  /** Shows the former answer while that of another input loads. */
  readonly keep?: boolean;
};
export type Answered<O extends Operation> = {
  readonly data: Reply<O> | undefined;
  readonly answer: Answer<O> | undefined;
  readonly problem: Problem | undefined;
  readonly isLoading: boolean;
  readonly isFetching: boolean;
  /** When the answer was read, in milliseconds since 1970. */
  readonly readAt: number;
  readonly refetch: () => void;
};

/**
 * Reads an answer. If the operation has parameters in its path, the input may be undefined until they are known. Nothing
 * is asked until then.
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

/** Lets the answers of these operations, and of all about their paths, be read anew. */
export function refresh(...operations: readonly Operation[]): void {
  const paths = new Set(operations.map(segmentOf));
  void client.invalidateQueries({
    predicate: ({ queryKey: [id] }) => id === WAITING || paths.has(segments.get(String(id)) ?? ' '),
  });
}

type Command<O extends Operation> = {
  /** Sends the request. It throws the problem, too. */
  readonly run: (...input: Arguments<O>) => Promise<Answer<O>>;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly reset: () => void;
};

const IDLE = { busy: false, problem: undefined };

/** Changes something. After a success, the answers about the same path and those of `refreshes` are read anew. */
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

/** Returns the function that says whether the person may call an operation. */
export function useMay(): (operation: Operation) => boolean {
  const { roles } = useSession().person;
  return useCallback((operation: Operation) => may(operation, roles), [roles]);
}

/** Returns the ETag of an answer, for the If-Match of a change. */
export const ifMatchOf = (answer: { readonly headers: Headers } | undefined): string | undefined =>
  answer?.headers.get('etag') ?? undefined;
