import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { ApiError, parse } from './errors.ts';
import { createIdempotency, keyedRequest } from './idempotency.ts';
import type { Ledger, LedgerRow } from '../ledger/ledger.ts';
import { answerOf } from '../ledger/payment-view.ts';
import { authorise, capture, increase, refund, voidPayment, type Outcome, type Payment } from '../ledger/payments.ts';
import { behaviourOf, type CardBehaviour } from './tokens.ts';
import type { Trouble } from './trouble.ts';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const Amount = z.int().positive().max(1_000_000_000_000);
const NewPayment = z.strictObject({
  reference: z.string().min(1).max(200),
  amount: Amount,
  currency: z.string().refine((code) => CURRENCIES.has(code), 'an ISO 4217 code in capitals'),
  token: z
    .string()
    .max(100)
    .refine((token) => behaviourOf(token), 'an unknown test token'),
  capture: z.literal(false, { error: 'must be false: a capture is a separate request' }).default(false),
});
const AmountBody = z.strictObject({ amount: Amount });
const CaptureBody = z.strictObject({ amount: Amount, final: z.boolean().optional() });
const EmptyBody = z.strictObject({});
type ChangeBody = { amount?: number | undefined; final?: boolean | undefined };

type Deps = Readonly<{ ledger: Ledger; trouble: Trouble; onRecorded(row: LedgerRow): void }>;

/**
 * POST /v1/payments, /increases, /captures, /voids, /refunds. Returns their router. A request is validated, decided
 * once, stored, and then answered.
 */
export function commandRoutes({ ledger, trouble, onRecorded }: Deps): Router {
  const executeOnce = createIdempotency(ledger);

  async function run(req: Request, res: Response, body: object, decide: () => Outcome, card?: CardBehaviour) {
    const request = keyedRequest(req, body);
    const result = await executeOnce(request, { prepare: () => prepare(card, request.key, trouble), decide });
    if (result.kind === 'hang') return trouble.hang(res);
    const { row } = result;
    res.locals['paymentId'] = row.payment.id;
    if (result.kind === 'replayed') res.set('Idempotent-Replayed', 'true');
    else onRecorded(row);
    if (result.kind === 'done' && card?.kind === 'hang-after') return trouble.hang(res);
    const answer = answerOf(row);
    res.status(answer.status).json(answer.body);
  }

  function change(
    decide: (payment: Payment, amount: number, final?: boolean) => Outcome,
    schema: z.ZodType<ChangeBody>,
  ) {
    return async (req: Request<{ id: string }>, res: Response): Promise<void> => {
      const body = parse<ChangeBody>(schema, req.body ?? {});
      await run(req, res, body, () => decide(existing(ledger, req.params.id), body.amount ?? 0, body.final));
    };
  }

  return Router()
    .post('/payments', async (req, res) => {
      const body = parse(NewPayment, req.body);
      const card = behaviourOf(body.token);
      await run(req, res, body, () => authoriseNew(ledger, body, card), card);
    })
    .post('/payments/:id/increases', change(increase, AmountBody))
    .post('/payments/:id/captures', change(capture, CaptureBody))
    .post('/payments/:id/voids', change(voidPayment, EmptyBody))
    .post('/payments/:id/refunds', change(refund, AmountBody));
}

function authoriseNew(ledger: Ledger, body: z.infer<typeof NewPayment>, card: CardBehaviour | undefined): Outcome {
  const { reference, amount, currency } = body;
  return authorise({
    id: `pay_${randomUUID().replaceAll('-', '')}`,
    reference,
    amount,
    currency,
    createdAt: new Date().toISOString(),
    existing: ledger.paymentByReference(reference),
    declineCode: card?.kind === 'decline' ? card.code : null,
    captureWillDecline: card?.kind === 'capture-declines',
    ...(card?.kind === 'increase-declines' && { increaseWillDecline: true }),
  });
}

async function prepare(card: CardBehaviour | undefined, key: string, trouble: Trouble): Promise<'go' | 'hang'> {
  if (card?.kind === 'delay') await pause(card.delayMs);
  if (card?.kind === 'hang-before' && trouble.isFirst(key)) return 'hang';
  if (card?.kind === 'fail-once' && trouble.isFirst(key)) {
    throw new ApiError(
      500,
      'internal_error',
      'The provider failed and did nothing. Retry with the same Idempotency-Key.',
    );
  }
  return 'go';
}

function existing(ledger: Ledger, id: string): Payment {
  const payment = ledger.payment(id);
  if (!payment) throw new ApiError(404, 'payment_not_found', `No payment '${id}'. Look it up by your reference.`);
  return payment;
}
