import { createClient } from '@toric/client/client';
import { GetOrder, type OrderView } from '@toric/contracts/order/order.http';
import { ListOrderSteps } from '@toric/contracts/order/order-stream.http';
import { GetPayment } from '@toric/contracts/payment/payment.http';
import { useEffect, useRef } from 'react';
import { refresh, sessionFetch, useAnswer } from '../../app/api.ts';
import { hasEnded } from './progress.ts';

/**
 * Reads the order again at each new step. Ends when the page is closed, because a person may have only a few streams.
 */
async function follow(orderId: string, after: string, signal: AbortSignal): Promise<void> {
  const client = createClient({ baseUrl: '/v1', fetch: (url, init) => sessionFetch(url, { ...init, signal }) });
  for await (const step of client.events(orderId, { after })) {
    if (signal.aborted) return;
    if (step.id !== after) refresh(GetOrder, ListOrderSteps, GetPayment);
  }
}

/** Returns the steps of an order, the oldest first. While it is open, each new step appears without a reload. */
export function useLiveSteps(order: Pick<OrderView, 'id' | 'status'>) {
  const steps = useAnswer(ListOrderSteps, { params: { orderId: order.id } });
  const isOpen = !hasEnded(order) && steps.data !== undefined;
  const known = useRef('');
  useEffect(() => {
    known.current = steps.data?.data.at(-1)?.id ?? '';
  });
  // the effect must not run again at each step, because it would open another event stream
  useEffect(() => {
    if (!isOpen) return undefined;
    const leaving = new AbortController();
    // if the stream breaks, a new step appears later: every answer is read again each minute
    follow(order.id, known.current, leaving.signal).catch(() => undefined);
    return () => leaving.abort();
  }, [order.id, isOpen]);
  return steps.data?.data ?? [];
}
