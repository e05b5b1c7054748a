import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ListCreditChanges } from '@toric/contracts/order/credit/credit.http';
import type { Reader } from '../../reader.store.ts';
import { readChanges } from '../credit.reader.store.ts';
import { changeView } from '../credit.view.ts';

/** GET /credit-changes. Lists the changes of credit, the newest first. */
export const listCreditChanges = ({ vault }: { vault: Vault }) =>
  query<typeof ListCreditChanges, Reader>(ListCreditChanges, {
    async run({ query: { limit, cursor, count, ...filter }, db }) {
      return pageOf(await readChanges(db, vault, filter, { limit, cursor, count }), limit, changeView);
    },
  });
