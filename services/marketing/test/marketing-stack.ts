// Starts the marketing service with its own database and broker. Tests use it over HTTP, through the broker, or by
// calling its consumers in concurrent transactions.
import { readConfig } from '@toric/chassis/process/config';
import { type Running, startService } from '@toric/chassis/service';
import type { Role } from '@toric/contracts/kernel/access';
import {
  CouponChanged,
  type CouponRedeemed,
  type CouponRefused,
  type RedeemCoupon,
} from '@toric/contracts/marketing/events';
import type { CouponView } from '@toric/contracts/marketing/marketing.http';
import type { DataOf, Message, MessageType } from '@toric/contracts/kernel/message';
import { type TestStack, testStack } from '@toric/infra/prove/testing/test-stack';
import { untilDatabaseAnswers } from '@toric/messaging/database';
import type { Received, Subscription } from '@toric/messaging/subscription';
import request from 'supertest';
import { MarketingConfig } from '../src/config.ts';
import { marketingService } from '../src/service.ts';

type Redeem = DataOf<typeof RedeemCoupon>;
/** Describes the data of a message, and the time at which it occurred. */
export type Fact<M extends MessageType> = { data: DataOf<M>; at?: string };
export type MarketingStack = Awaited<ReturnType<typeof marketingStack>>;

let count = 0;
/** Returns a new uuid. Each call returns a greater one, so that failures are easy to read. */
export const nextId = (): string => `0197b000-0000-7000-8000-${String(++count).padStart(12, '0')}`;

export const redeem = (fields: Partial<Redeem> & { code: string }): Redeem => ({
  orderId: nextId(),
  customerId: nextId(),
  market: 'US',
  subtotal: { amount: 6400, currency: 'USD' },
  ...fields,
});

export async function marketingStack() {
  const stack = await testStack();
  const config = readConfig(MarketingConfig, { ...stack.env('marketing'), DATABASE_POOL_SIZE: '24' });
  const start = async () => {
    const started = await startService(marketingService(), config);
    await started.messaging.started;
    return started;
  };
  const running = await start();
  const others: Running[] = [];
  return {
    stack,
    running,
    /** Starts a second instance of the service. */
    startAnother: async () => others.push(await start()),
    ...httpClient(stack, running),
    ...inTransactions(stack, running),
    async stop() {
      await Promise.all([running, ...others].map((one) => one.stop()));
      await stack.stop();
    },
  };
}

function httpClient(stack: TestStack, { port }: Running) {
  const staffId = nextId();
  const api = request(`http://127.0.0.1:${port}`);
  const bearer = async (...roles: Role[]) => {
    const customer = roles.includes('customer');
    return `Bearer ${await stack.token({ id: staffId, kind: customer ? 'customer' : 'staff', roles })}`;
  };
  const get = async (path: string, role: Role = 'marketing') => api.get(path).set('Authorization', await bearer(role));
  const post = async (path: string, body: object, role: Role = 'marketing') =>
    api
      .post(path)
      .set('Authorization', await bearer(role))
      .set('Idempotency-Key', nextId())
      .send(body);
  const patch = async (path: string, body: object, ifMatch = '*', role: Role = 'marketing') =>
    api
      .patch(path)
      .set('Authorization', await bearer(role))
      .set('If-Match', ifMatch)
      .send(body);
  const approve = async (couponId: string) => {
    const colleague = `Bearer ${await stack.token({ id: nextId(), kind: 'staff', roles: ['finance'] })}`;
    const path = `/coupons/${couponId}/approve`;
    return api.post(path).set('Authorization', colleague).set('Idempotency-Key', nextId());
  };
  /** Creates a coupon. If the coupon needs the approval of finance, a colleague approves it. */
  async function coupon(fields: object = {}): Promise<CouponView> {
    const terms = { code: `C${nextId().slice(-8)}`, discount: { kind: 'percent', basisPoints: 1000 }, ...fields };
    const { status, body } = await post('/coupons', terms);
    if (status !== 201) throw new Error(JSON.stringify(body));
    if (body.approval === 'needed') await approve(body.id);
    return body as CouponView; // The service has validated the coupon against this schema.
  }
  return { get, post, patch, coupon, approve };
}

type Answer = DataOf<typeof CouponRedeemed> & DataOf<typeof CouponRefused>;

function inTransactions(stack: TestStack, { messaging }: Running) {
  const cause = { correlationId: 'test', causationId: null, traceparent: null };

  /**
   * Applies a batch of messages in one transaction and returns the emitted messages. A test that needs concurrent
   * transactions calls it several times at once. Like a consumer, it repeats a batch that found no free connection.
   */
  function apply<M extends MessageType>(to: Subscription<M>, batch: readonly Fact<M>[]): Promise<readonly Message[]> {
    const type = to.listensTo[0]?.type ?? '';
    const received = batch.map(({ data, at = new Date().toISOString() }): Received<DataOf<M>> => {
      const envelope = { ...cause, id: nextId(), type, aggregateId: nextId(), version: 1, occurredAt: at, data };
      return { message: data, envelope };
    });
    const once = () =>
      messaging.work(async (context) => {
        const values = await to.runMany({ ...context, received });
        const result = values.flatMap((value) => value?.messages ?? []);
        return { result, outcomes: values.map((value) => ({ cause, value })) };
      });
    return untilDatabaseAnswers(once, { away: () => undefined });
  }

  /** Returns the discount of an answer, or the code of its refusal. */
  const said = ({ data }: Message): number | string => {
    const { discount, reason } = data as Partial<Answer>;
    return discount?.amount ?? reason?.code ?? 'released';
  };
  const send = async <M extends MessageType>(to: Subscription<M>, batch: readonly DataOf<M>[]) =>
    (
      await apply(
        to,
        batch.map((data) => ({ data })),
      )
    )
      .filter(({ type }) => type !== CouponChanged.type)
      .map(said);

  async function usesOf({ id }: { id: string }) {
    const { rows } = await stack.admin.query<{ used: number; counted: number; redeemed: number }>(
      `select c.used, (select coalesce(sum(used), 0)::int from marketing.coupon_use where coupon_id = c.id) as counted,
         (select count(*)::int from marketing.redemption where coupon_id = c.id and status = 'redeemed') as redeemed
       from marketing.coupon c where id = $1`,
      [id],
    );
    return rows[0];
  }
  return { apply, send, usesOf };
}

/** Returns the three counts of a coupon's uses that must be equal when no transaction is running. */
export const uses = (n: number) => ({ used: n, counted: n, redeemed: n });

export function tally(answers: readonly (number | string)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}
