import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ListStoreCreditGifts } from '@toric/contracts/payment/store-credit/store-credit.http';
import type { Reader } from '../../reader.store.ts';
import { giftView } from '../gift.ts';
import { readGifts } from '../store-credit.reader.store.ts';

/**
 * GET /store-credit-gifts. Lists gifts of store credit, the newest first. `status=needs-approval` lists the gifts that
 * wait for a second person.
 */
export const listStoreCreditGifts = ({ vault }: { vault: Vault }) =>
  query<typeof ListStoreCreditGifts, Reader>(ListStoreCreditGifts, {
    async run({ query: { limit, cursor, count, ...filter }, db }) {
      return pageOf(await readGifts(db, vault, filter, { limit, cursor, count }), limit, giftView);
    },
  });
