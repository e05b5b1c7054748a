import type { Vault, WrappedKey } from '@toric/chassis/data/vault';
import type { PersonalRecords } from '@toric/chassis/privacy/answer-personal-data';
import type { Tx } from '@toric/messaging/sql';
import { openBuyer } from '../invoices/invoice-buyer.ts';
import { findPersonalCredit } from '../store-credit/gift.store.ts';
import { openReason } from '../refunds/refund-reason.ts';

type SealedRefund = { id: string; sealedReason: string | null; reason: string | null };
type SealedInvoice = { orderId: string; buyerKey: string | null; sealedBuyer: string | null };

/** Returns the payments, refunds, invoices, credit notes, exchange charges and store credit of a customer, decrypted. */
export async function findPersonalRecords(tx: Tx, vault: Vault, customerId: string): Promise<PersonalRecords> {
  const payments = await tx.many<object>`
    select id, order_id, method, status, amount, currency, captured_amount, refunded_amount, store_credit, invoice_number, created_at, updated_at
    from payment where customer_id = ${customerId} order by created_at, id`;
  const creditNotes = await tx.many<object>`
    select c.number, i.number as invoice_number, c.currency, c.lines, c.total, c.tax_total, c.created_at
    from credit_note c join invoice i on i.id = c.invoice_id where i.customer_id = ${customerId} order by c.created_at`;
  return {
    payments,
    ...(await findPersonalCredit(tx, customerId, await keysOf(tx, vault, customerId))),
    refunds: await findRefunds(tx, vault, customerId),
    invoices: await findInvoices(tx, vault, customerId),
    creditNotes,
    exchangeCharges: await tx.many<object>`
      select c.id, c.order_id, c.return_id, c.amount, c.currency, c.status, c.created_at
      from exchange_charge c join payment p on p.order_id = c.order_id
      where p.customer_id = ${customerId} order by c.created_at, c.id`,
  };
}

async function keysOf(tx: Tx, vault: Vault, customerId: string) {
  const own = await tx.many<WrappedKey>`
    select customer_id, version, wrapped from data_key where customer_id = ${customerId}`;
  return own.length > 0 ? vault.keyring(own) : undefined;
}

async function findRefunds(tx: Tx, vault: Vault, customerId: string): Promise<object[]> {
  const keys = await keysOf(tx, vault, customerId);
  const rows = await tx.many<SealedRefund>`
    select r.id, r.order_id, r.amount, r.currency, r.credited, r.cause, r.status, r.sealed_reason, r.reason, r.created_at, r.updated_at
    from refund r join payment p on p.order_id = r.order_id
    where p.customer_id = ${customerId} order by r.created_at, r.id`;
  return rows.map(({ sealedReason, ...refund }) => ({
    ...refund,
    reason: openReason(keys, { ...refund, sealedReason }),
  }));
}

/**
 * Returns the invoices of a customer. The buyer of an invoice is sealed under the key of its year. It is null after the
 * key was destroyed.
 */
async function findInvoices(tx: Tx, vault: Vault, customerId: string): Promise<object[]> {
  const rows = await tx.many<SealedInvoice>`
    select number, order_id, order_number, currency, lines, taxes, tax_total, total, buyer_key, sealed_buyer, created_at
    from invoice where customer_id = ${customerId} order by created_at, id`;
  const keys = await tx.many<WrappedKey>`
    select name as customer_id, version, wrapped from retention_key
    where name = any(${rows.flatMap(({ buyerKey }) => buyerKey ?? [])}::text[])`;
  return rows.map(({ buyerKey, sealedBuyer, ...invoice }) => {
    const own = keys.filter((key) => key.customerId === buyerKey);
    const isReadable = sealedBuyer !== null && own.length > 0;
    return { ...invoice, buyer: isReadable ? openBuyer(vault.keyring(own), invoice.orderId, sealedBuyer) : null };
  });
}
