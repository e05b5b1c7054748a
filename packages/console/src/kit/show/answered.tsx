import type { Operation } from '@toric/contracts/kernel/operation';
import type { Reply } from '@toric/client/types';
import type { ReactNode } from 'react';
import type { Answered as Query } from '../../app/api.ts';
import { useConnection } from '../../app/connection.ts';
import type { SaidText } from './said.tsx';
import { Failed, Loading, Offline } from './states.tsx';

type Props<O extends Operation> = {
  readonly query: Query<O>;
  readonly what?: SaidText;
  readonly rows?: number;
  readonly children: (data: Reply<O>) => ReactNode;
};

/** Shows an answer, its loading, or why it could not be read. A known answer stays visible while it is read again. */
export function Answered<O extends Operation>({ query, what, rows = 5, children }: Props<O>) {
  const { online, since } = useConnection();
  if (query.data !== undefined) return children(query.data);
  if (!online) return <Offline since={since} />;
  if (query.problem) return <Failed problem={query.problem} retry={query.refetch} what={what} />;
  return <Loading rows={rows} />;
}
