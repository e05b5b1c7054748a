import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListPayments } from '@toric/contracts/payment/payment.http';
import { paymentView } from '../payment.view.ts';
import type { Reader } from '../../reader.store.ts';
import { readPayments } from '../payment.reader.store.ts';

/** GET /payments. Lists payments, newest first. `needsReview=true` lists only payments that a person must look at. */
export const listPayments = query<typeof ListPayments, Reader>(ListPayments, {
  async run({ query: { limit, cursor, count, needsReview, ...rest }, now, db }) {
    const filter = { ...rest, needsReview: needsReview === 'true', now };
    return pageOf(await readPayments(db, filter, { limit, cursor, count }), limit, (payment) =>
      paymentView(payment, payment.refunds, now),
    );
  },
});
