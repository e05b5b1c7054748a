// Ensures one effect per Idempotency-Key. The ledger stores the first outcome under the key, and a retry gets exactly
// this stored response. Validation errors and 404s are not stored: nothing was decided, so a corrected request may use
// the same key.
import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import { ApiError, parse } from './errors.ts';
import type { Ledger, LedgerRow } from '../ledger/ledger.ts';
import type { Outcome } from '../ledger/payments.ts';

const KeyHeader = z.object({
  'Idempotency-Key': z
    .string({ error: 'this header is required' })
    .regex(/^[\x21-\x7e]{1,255}$/, '1 to 255 visible ASCII characters'),
});

export type KeyedRequest = Readonly<{ key: string; fingerprint: string }>;

export function keyedRequest(req: Request, body: object): KeyedRequest {
  const { 'Idempotency-Key': key } = parse(KeyHeader, { 'Idempotency-Key': req.get('idempotency-key') });
  const fingerprint = createHash('sha256')
    .update(`${req.path}\n${JSON.stringify(body)}`)
    .digest('base64url');
  return { key, fingerprint };
}

type Work = Readonly<{
  /**
   * Runs before `decide`. It may wait for a while, or return `hang`, after which nothing is decided or answered. It
   * must not read the ledger, which may change until `decide` runs.
   */
  prepare?(): Promise<'go' | 'hang'>;
  decide(): Outcome;
}>;

export type Result = { kind: 'done' | 'replayed'; row: LedgerRow } | { kind: 'hang' };

export function createIdempotency(ledger: Ledger) {
  const inFlight = new Map<string, string>();

  function refuse(status: 409 | 422): never {
    if (status === 409) {
      throw new ApiError(
        409,
        'request_in_flight',
        'The first request with this Idempotency-Key is in flight. Retry it shortly.',
      );
    }
    const message = 'This Idempotency-Key was used for another request. Use a new key for a new operation.';
    throw new ApiError(422, 'idempotency_key_reused', message);
  }

  return async function executeOnce(request: KeyedRequest, work: Work): Promise<Result> {
    const { key, fingerprint } = request;
    const known = inFlight.get(key) ?? ledger.rowByKey(key)?.fingerprint;
    if (known !== undefined && known !== fingerprint) refuse(422);
    if (inFlight.has(key)) refuse(409);
    const row = ledger.rowByKey(key);
    if (row) return { kind: 'replayed', row };

    inFlight.set(key, fingerprint);
    try {
      if ((await work.prepare?.()) === 'hang') return { kind: 'hang' };
      // No await comes between the decision and its record, so two decisions never see the same state of the ledger.
      const recorded = ledger.record(work.decide(), request);
      await recorded.durable;
      return { kind: 'done', row: recorded.row };
    } finally {
      inFlight.delete(key);
    }
  };
}
