import { z } from 'zod';
import { seeded } from '../../chaos/random.ts';
import type { Buyer, openShop } from '../../e2e/shop.ts';
import type { FuzzDocument, FuzzOperation } from '../document.ts';
import type { Request } from '../request.ts';
import { requestOf, type Valid } from '../valid.ts';

export type Shop = Awaited<ReturnType<typeof openShop>>;
export type Perform = (request: Request) => Promise<{ status: number; text: string }>;

const Answered = z.looseObject({ id: z.string().default(''), data: z.array(z.looseObject({})).default([]) });
type Answered = z.output<typeof Answered>;

/** Holds the tools that every maker of items needs: the shop, its customer, and a way to send valid requests. */
export type Base = {
  readonly shop: Shop;
  readonly buyer: Buyer;
  readonly customer: { readonly customerId: string };
  /**
   * Sends a valid request. Throws unless the request succeeds, because otherwise the scene does not reach the state
   * that its operation needs.
   */
  readonly send: (id: string, valid?: Valid) => Promise<Answered>;
  /** Returns a code that was not used yet, because most codes, such as those of coupons, may be used once. */
  readonly codeOf: (letter: string) => string;
};

export function sendingIn({ operations }: FuzzDocument, perform: Perform): Base['send'] {
  const random = seeded(1).stream('the idempotency keys of valid requests');
  const byId = new Map<string, FuzzOperation>(operations.map((operation) => [operation.operationId, operation]));
  return async (id, valid = {}) => {
    const operation = byId.get(id);
    if (!operation) throw new Error(`/openapi.json has no operation ${id}`);
    const { status, text } = await perform(requestOf(operation, valid, random, false));
    if (status >= 300) throw new Error(`${id} was answered ${status}: ${text.slice(0, 500)}`);
    return Answered.parse(text.startsWith('{') ? JSON.parse(text) : {});
  };
}
