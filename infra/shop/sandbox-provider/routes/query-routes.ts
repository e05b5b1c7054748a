import { Router } from 'express';
import { z } from 'zod';
import { ApiError, parse } from './errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { ledgerView, paymentView } from '../ledger/payment-view.ts';

const Limit = z.coerce.number().int().min(1).max(1_000).default(100);
const Cursor = z.string().regex(/^p[0-9a-z]{1,10}$/, 'not a cursor of this list');
const ByReference = z.strictObject({ reference: z.string().min(1).max(200) });
const Instant = z.iso.datetime().transform((text) => new Date(text).toISOString());
const Page = z.strictObject({
  limit: Limit,
  cursor: Cursor.optional(),
  created_from: Instant.optional(),
  created_before: Instant.optional(),
});
const LedgerQuery = z.strictObject({ after: z.coerce.number().int().min(0).default(0), limit: Limit });

/**
 * GET /v1/payments and /v1/ledger. Returns their router. Each answer waits until the rows that it shows are on the
 * disk.
 */
export function queryRoutes(ledger: Ledger): Router {
  return Router()
    .get('/payments', async (req, res) => {
      const page = listPayments(ledger, req.query);
      await ledger.settled();
      res.json(page);
    })
    .get('/payments/:id', async (req, res) => {
      const payment = ledger.payment(req.params.id);
      if (!payment)
        throw new ApiError(404, 'payment_not_found', `No payment '${req.params.id}'. Look it up by your reference.`);
      await ledger.settled();
      res.json(paymentView(payment));
    })
    .get('/ledger', async (req, res) => {
      const { after, limit } = parse(LedgerQuery, req.query);
      const data = ledger.rowsAfter(after, limit).map(ledgerView);
      await ledger.settled();
      res.json({ data, nextAfter: data.length === limit ? (data.at(-1)?.seq ?? null) : null });
    });
}

function listPayments(ledger: Ledger, query: object): { data: object[]; nextCursor: string | null } {
  if ('reference' in query) {
    const payment = ledger.paymentByReference(parse(ByReference, query).reference);
    return { data: payment ? [paymentView(payment)] : [], nextCursor: null };
  }
  const { limit, cursor, created_from: from = '', created_before: before = '~' } = parse(Page, query);
  // the list of payments grows only at its end, so a position is a stable cursor
  const position = cursor === undefined ? 0 : Number.parseInt(cursor.slice(1), 36);
  const { found, next } = ledger.payments(position, limit, ({ createdAt }) => createdAt >= from && createdAt < before);
  return { data: found.map(paymentView), nextCursor: next === undefined ? null : `p${next.toString(36)}` };
}
