import type { Input, Item, PagedOperation } from '@toric/client/types';
import type { Text } from '@toric/contracts/kernel/sentence';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, keyOf } from '../app/api.ts';
import { useWords } from '../app/words.ts';
import { Empty, Failed, Loading } from './show/states.tsx';
import { ScrollTable } from './scroll-region.tsx';

type Props<O extends PagedOperation> = {
  readonly operation: O;
  readonly input: Input<O>;
  readonly head: ReactNode;
  readonly row: (item: Item<O>) => ReactNode;
  readonly empty: { readonly title: Text; readonly about: Text };
};

type RowPage = {
  readonly data: readonly unknown[];
  readonly nextCursor: string | null;
  readonly total?: number | undefined;
};

/** Returns the rows of a list inside another page, read page by page. */
export function usePages<O extends PagedOperation>(operation: O, input: Input<O>, enabled = true) {
  const given: object & { readonly query?: unknown } = input;
  const found = useInfiniteQuery({
    queryKey: [...keyOf(operation, input), 'pages'],
    initialPageParam: '',
    enabled,
    queryFn: async ({ pageParam }): Promise<RowPage> => {
      const query = { limit: 50, ...(given.query as object | undefined), ...(pageParam && { cursor: pageParam }) };
      // safe cast: only the size of the page and its cursor are added to an input that the compiler has checked
      return (await api.call<PagedOperation>(operation, { ...given, query } as unknown as Input<PagedOperation>)).body;
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  // safe cast: the schema of the operation has parsed the items
  const items = (found.data?.pages.flatMap(({ data }) => data) ?? []) as Item<O>[];
  return { ...found, items };
}

/** Shows a short table inside a page, with a button that loads more rows. */
export function MoreRows<O extends PagedOperation>({ operation, input, head, row, empty }: Props<O>) {
  const t = useWords();
  const { items, error, isLoading, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = usePages(
    operation,
    input,
  );
  if (error) return <Failed problem={error} retry={() => void refetch()} />;
  if (isLoading) return <Loading rows={4} />;
  if (items.length === 0) return <Empty title={empty.title} about={empty.about} />;
  return (
    <>
      <ScrollTable>
        <thead>{head}</thead>
        <tbody>{items.map(row)}</tbody>
      </ScrollTable>
      {hasNextPage && (
        <button className="btn small" type="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t({ en: 'Show more', zh: '显示更多' })}
        </button>
      )}
    </>
  );
}
