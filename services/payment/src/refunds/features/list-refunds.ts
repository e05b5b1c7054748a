import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ListRefunds } from '@toric/contracts/payment/payment.http';
import type { Reader } from '../../reader.store.ts';
import { readRefunds } from '../refund.reader.store.ts';
import { refundView } from '../refund.ts';

/**
 * GET /refunds. Lists refunds, the newest first. `status=needs-approval` lists refunds that wait for a second person.
 */
export const listRefunds = ({ vault }: { vault: Vault }) =>
  query<typeof ListRefunds, Reader>(ListRefunds, {
    async run({ query: { limit, cursor, count, ...filter }, db }) {
      return pageOf(await readRefunds(db, vault, filter, { limit, cursor, count }), limit, ({ refund, lines }) =>
        refundView(refund, lines),
      );
    },
  });
