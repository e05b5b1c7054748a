import { readings } from '@toric/chassis/changes/readings';
import { type Cursor, pageOf, type PageRows } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ListQualityBreaks } from '@toric/contracts/customer/quality/rule.http';
import { readCustomers } from '../../../people/customer.store.ts';
import { shownName } from '../../../people/search/name-tokens.ts';
import type { Reader } from '../../../reader.store.ts';
import { breakOf, type BrokenRule, readBreaks } from '../overview.reader.store.ts';

type Prepared = { readonly page: PageRows<BrokenRule & Cursor>; readonly names: ReadonlyMap<string, string> };

/**
 * GET /quality-breaks. Lists the customers who break a rule. It is a command and not a query, because the reading of
 * each customer is written to the change record.
 */
export const listQualityBreaks = ({ vault }: { vault: Vault }) =>
  preparedCommand<typeof ListQualityBreaks, Reader, Prepared>(ListQualityBreaks, {
    async prepare({ query: { limit, cursor, count, ...filter }, db }) {
      const page = await readBreaks(db, filter, { limit, cursor, count });
      const people = await readCustomers(db, vault, [...new Set(page.rows.map(({ customerId }) => customerId))]);
      return { page, names: new Map(people.map(({ id, personal }) => [id, shownName(personal)])) };
    },
    async run({ query: { limit }, prepared: { page, names } }) {
      const shown = pageOf(page, limit, (row) => {
        const customer = { id: row.customerId, name: names.get(row.customerId) ?? '–' };
        return { id: row.id, customer, ...breakOf(row) };
      });
      const found = [...new Set(shown.data.map(({ customer }) => customer.id))];
      return answer(shown).records(
        ...readings(
          'customer.found',
          found.map((id) => ({ id, customerId: id })),
        ),
      );
    },
  });
