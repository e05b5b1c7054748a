// Starts the payment service with its own database and broker, and the sandbox provider in the process of the test.
// Each test file starts a stack of its own.
import { randomUUID } from 'node:crypto';
import { createLogger } from '@toric/chassis/process/logger';
import { startService } from '@toric/chassis/service';
import { SendMessage, TellStaff } from '@toric/contracts/customer/events';
import { AuthorisationAmended, AuthorisationAmendmentRefused } from '@toric/contracts/payment/amendment.events';
import {
  ExchangeCharged,
  ExchangeChargeRefused,
  ReturnRefunded,
  ReturnRefundRefused,
  ReturnRefundWaits,
} from '@toric/contracts/payment/return.events';
import type { Role } from '@toric/contracts/kernel/access';
import {
  AuthorisePayment,
  CapturePayment,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentRefunded,
  PaymentVoided,
  VoidPayment,
} from '@toric/contracts/payment/events';
import type { DataOf, MessageType } from '@toric/contracts/kernel/message';
import {
  dropDir,
  scratchDir,
  SECRET_KEY,
  startTestProvider,
  WEBHOOK_SECRET,
} from '@toric/infra/shop/sandbox-provider/testing';
import { freePort } from '@toric/infra/run/servers/process';
import { type TestStack, testStack, until } from '@toric/infra/prove/testing/test-stack';
import { openLink } from '@toric/messaging/connection';
import type { Tx } from '@toric/messaging/sql';
import { declareQueue } from '@toric/messaging/topology';
import { Webhook } from 'standardwebhooks';
import request from 'supertest';
import { uuidv7 } from 'uuidv7';
import { PaymentConfig } from '../src/config.ts';
import type { ProviderPayment } from '../src/providers/provider.ts';
import { paymentService } from '../src/service.ts';

type LedgerRow = { kind: string; amount: number; reference: string };
type Settings = { webhooks?: boolean; env?: Record<string, string> };
export type PaymentStack = Awaited<ReturnType<typeof paymentStack>>;

/**
 * Binds queues to the events of the payment service. Without a queue, the broker returns the messages, and the service
 * publishes them again for ever.
 */
async function listenAsOthers({ brokerUrl }: TestStack): Promise<void> {
  const link = openLink({ url: brokerUrl, name: 'others', log: createLogger('others', 'silent') });
  const types = [
    ...[PaymentAuthorised, PaymentDeclined, PaymentVoided, PaymentCaptured, PaymentCaptureFailed],
    ...[AuthorisationAmended, AuthorisationAmendmentRefused, ReturnRefunded, ReturnRefundRefused, ReturnRefundWaits],
    ...[ExchangeCharged, ExchangeChargeRefused],
  ];
  const queue = link.keepChannel(
    async (channel) => {
      await declareQueue(channel, 'order', 'order.order-process', types);
      await declareQueue(channel, 'customer', 'customer.tell-of-facts', [PaymentRefunded]);
      await declareQueue(channel, 'customer', 'customer.send-message', [SendMessage, TellStaff]);
    },
    () => undefined,
  );
  await queue.started;
  await queue.close();
  await link.close();
}

export async function paymentStack({ webhooks = true, env = {} }: Settings = {}) {
  // The provider and the service need each other's address, so the port is chosen before both start.
  const [stack, dataDir, port] = await Promise.all([testStack(), scratchDir(), freePort()]);
  const base = `http://127.0.0.1:${port}`;
  await listenAsOthers(stack);
  const webhook = { url: `${base}/webhooks/sandbox`, secret: WEBHOOK_SECRET };
  const provider = await startTestProvider(dataDir, webhooks ? { webhook } : {});
  const config = PaymentConfig.parse({
    ...stack.env('payment'),
    PORT: String(port),
    PROVIDER_URL: provider.url,
    PROVIDER_SECRET_KEY: SECRET_KEY,
    PROVIDER_WEBHOOK_SECRET: WEBHOOK_SECRET,
    PROVIDER_TIMEOUT_MS: '700',
    ...env,
  });
  const running = await startService(paymentService(config), config);
  await running.messaging.started;

  const authorization = `Bearer ${SECRET_KEY}`;

  async function listAtProvider<R>(path: string): Promise<R[]> {
    const answer = await fetch(`${provider.url}${path}`, { headers: { authorization } });
    return ((await answer.json()) as { data: R[] }).data; // the sandbox provider's own tests check this type
  }
  async function postToProvider(path: string, body: object): Promise<void> {
    const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const answer = await fetch(`${provider.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`the provider answered ${answer.status} to ${path}`);
  }
  const ledger = () => listAtProvider<LedgerRow>('/v1/ledger?limit=1000');
  const held = async (orderId: string) =>
    (await listAtProvider<ProviderPayment>(`/v1/payments?reference=${orderId}`))[0];

  return {
    ...stack,
    provider,
    base,
    /** Runs `act` in a transaction of the service. */
    transaction: (act: (tx: Tx) => Promise<unknown>) =>
      running.messaging.work(async ({ tx }) => ({ result: await act(tx), outcomes: [] })),
    as: async (...roles: Role[]) => client(base, await stack.token({ kind: 'staff', roles })),
    asPerson: async (id: string, ...roles: Role[]) => client(base, await stack.token({ id, kind: 'staff', roles })),
    asCustomer: async (id: string) => client(base, await stack.token({ id })),
    /** Returns the payment that the sandbox provider stores for an order. Returns undefined if there is none. */
    held,
    ledger,
    ledgerOf: async (orderId: string) => (await ledger()).filter(({ reference }) => reference === orderId),
    /** Refunds money at the provider directly, so that the payment service does not know of the refund. */
    refundOutside: async (orderId: string, amount: number) =>
      postToProvider(`/v1/payments/${(await held(orderId))?.id}/refunds`, { amount }),
    authoriseOutside: ({ orderId: reference, amount, token }: Order) =>
      postToProvider('/v1/payments', { reference, ...amount, token }),
    async stop() {
      await running.stop();
      await provider.stop();
      await dropDir(dataDir);
      await stack.stop();
    },
  };
}

function client(base: string, token: string) {
  const authorised = (test: request.Test) => test.set('Authorization', `Bearer ${token}`);
  return {
    get: (path: string) => authorised(request(base).get(path)),
    post: (path: string, body: object = {}, key: string = randomUUID()) =>
      authorised(request(base).post(path).set('Idempotency-Key', key).send(body)),
  };
}

export const newOrder = (amount = 6_400, token = 'tok_visa') => ({
  orderId: uuidv7(),
  customerId: uuidv7(),
  amount: { amount, currency: 'EUR' },
  token,
});
type Order = ReturnType<typeof newOrder>;

/**
 * Returns the types of the messages that the service has emitted about one order so far. The types are shortened:
 * `captured` stands for `payment.payment-captured.v1`.
 */
export async function saidAbout({ admin }: PaymentStack, orderId: string): Promise<string[]> {
  const { rows } = await admin.query<{ type: string }>(
    'select type from payment.outbox where aggregate_id = $1 order by seq',
    [orderId],
  );
  return rows.map(({ type }) => type.replace(/^payment\.payment-(.*)\.v1$/, '$1'));
}

/**
 * Waits until the service has emitted `count` messages of this type about the order. Returns the data of the last one.
 */
export async function heard<M extends MessageType>(
  { admin }: PaymentStack,
  type: M,
  orderId: string,
  count = 1,
): Promise<DataOf<M>> {
  const sql = 'select data from payment.outbox where type = $1 and aggregate_id = $2 order by seq';
  return until(`${count} × ${type.type} of ${orderId}`, async () => {
    const { rows } = await admin.query<{ data: unknown }>(sql, [type.type, orderId]);
    const found = rows[count - 1];
    return found && (type.data.parse(found.data) as DataOf<M>);
  });
}

export const authorise = (stack: PaymentStack, order: Order, id?: string) =>
  stack.deliver(AuthorisePayment, AuthorisePayment(order), id ? { id } : {});
export const letGo = (stack: PaymentStack, { orderId }: { orderId: string }) =>
  stack.deliver(VoidPayment, VoidPayment({ orderId }));

export const captureOf = ({ orderId, amount }: Order) =>
  CapturePayment({
    orderId,
    orderNumber: `T-${orderId.slice(-6)}`,
    amount,
    lines: [{ description: 'Biofinity, 6 lenses', quantity: 1, gross: amount.amount, taxRate: 2_000 }],
  });
export const capture = (stack: PaymentStack, order: Order) => stack.deliver(CapturePayment, captureOf(order));

export async function authorised(stack: PaymentStack, order: Order): Promise<Order> {
  await authorise(stack, order);
  await heard(stack, PaymentAuthorised, order.orderId);
  return order;
}

export async function captured(stack: PaymentStack, order: Order) {
  await authorised(stack, order);
  await capture(stack, order);
  return heard(stack, PaymentCaptured, order.orderId);
}

/** Posts an event to the webhook route, signed as the provider signs it. The request is sent when it is awaited. */
export function webhook(
  base: string,
  payment: object,
  { type, id = `evt_${randomUUID()}`, secret = WEBHOOK_SECRET, at = new Date() }: WebhookOptions,
) {
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data: { payment } });
  return request(base)
    .post('/webhooks/sandbox')
    .set('content-type', 'application/json')
    .set('webhook-id', id)
    .set('webhook-timestamp', String(Math.floor(at.getTime() / 1_000)))
    .set('webhook-signature', new Webhook(secret).sign(id, at, body))
    .send(body);
}
type WebhookOptions = { type: string; id?: string; secret?: string; at?: Date };
