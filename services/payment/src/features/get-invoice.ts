import { query, selfOf } from '@toric/chassis/endpoint';
import { BusinessError } from '@toric/contracts/business-error';
import { GetInvoice } from '@toric/contracts/payment.http';
import { type Reader, readInvoice } from '../reader.store.ts';

/** GET /invoices/{invoiceId}. Another customer's invoice is answered like one that does not exist. */
export const getInvoice = query<typeof GetInvoice, Reader>(GetInvoice, {
  async run({ params: { invoiceId }, actor, db }) {
    const invoice = await readInvoice(db, invoiceId, selfOf(actor));
    if (invoice) return invoice;
    const detail = 'There is no such invoice. Check its id, or find it with GET /invoices?orderId=….';
    throw new BusinessError('payment.invoice-not-found', 'not-found', detail);
  },
});
