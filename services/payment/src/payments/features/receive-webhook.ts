import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { Id } from '@toric/contracts/kernel/common';
import { ReceiveSandboxWebhook } from '@toric/contracts/payment/payment.http';
import { lockPayment } from '../payment.store.ts';
import { claimEvent } from '../../providers/provider-event.store.ts';
import type { OpenEvent } from '../../providers/sandbox-webhook.ts';
import { settleFact } from '../settle-payment.flow.ts';

/**
 * POST /webhooks/sandbox. Applies each event of the provider once. An event may arrive before the answer to our own
 * call. An event about an unknown payment is accepted and ignored, so that the provider stops repeating it.
 */
export const receiveWebhook = ({ openEvent, invoiceRule }: { openEvent: OpenEvent; invoiceRule: string }) =>
  command(ReceiveSandboxWebhook, {
    async run({ raw, tx, now, newId }) {
      const { id, type, orderId, fact } = openEvent(raw);
      const received = answer({ received: true } as const);
      const [isNew, payment] = await Promise.all([
        claimEvent(tx, id, type, now),
        Id.safeParse(orderId).success ? lockPayment(tx, orderId) : undefined,
      ]);
      if (!isNew || !fact || !payment) return received;
      const { messages, effects } = await settleFact({ tx, now, newId }, invoiceRule, payment, fact);
      return received.emits(...messages).performs(...effects);
    },
  });
