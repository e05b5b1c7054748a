import { readings } from '@toric/chassis/changes/readings';
import { type Cursor, pageOf, type PageRows } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ListDuplicates } from '@toric/contracts/customer/quality/duplicate.http';
import { readCustomers } from '../../people/customer.store.ts';
import { shownName } from '../../people/search/name-tokens.ts';
import type { Reader } from '../../reader.store.ts';
import { duplicateView, type Pair } from '../duplicates/pair.ts';
import { readPairs } from '../duplicates/pair.store.ts';

type Prepared = { readonly page: PageRows<Pair & Cursor>; readonly names: ReadonlyMap<string, string> };

/**
 * GET /duplicates. Lists pairs of customers who are probably one person. It is a command and not a query, because the
 * reading of each customer is written to the change record.
 */
export const listDuplicates = ({ vault }: { vault: Vault }) =>
  preparedCommand<typeof ListDuplicates, Reader, Prepared>(ListDuplicates, {
    async prepare({ query: { limit, cursor, count, ...filter }, db }) {
      const page = await readPairs(db, filter, { limit, cursor, count });
      const ids = [...new Set(page.rows.flatMap(({ oneId, otherId }) => [oneId, otherId]))];
      const people = await readCustomers(db, vault, ids);
      return { page, names: new Map(people.map(({ id, personal }) => [id, shownName(personal)])) };
    },
    async run({ query: { limit }, prepared: { page, names } }) {
      const nameOf = (id: string) => names.get(id) ?? '–';
      const shown = pageOf(page, limit, (row) => duplicateView(row, nameOf));
      const found = [...new Set(shown.data.flatMap(({ one, other }) => [one.id, other.id]))];
      return answer(shown).records(
        ...readings(
          'customer.found',
          found.map((id) => ({ id, customerId: id })),
        ),
      );
    },
  });
