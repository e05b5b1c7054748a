// What the buyers of a run do, each order by its own throw of the dice: a mix of everything that ends an order.
import { setTimeout as delay } from 'node:timers/promises';
import type { OrderStatus, PlaceOrderBody } from '@toric/contracts/order/order.http';
import { lens, orderBody, SPHERE } from '../e2e/shop.ts';
import type { Random } from './random.ts';
import type { Customer, Placed, Shopper } from './retrying-client.ts';

export const COUPON = 'CHAOS10';

/** How often each card is drawn; the rest pay with one that works. */
type Cards = readonly (readonly [share: number, card: string])[];
/** The provider does its work, and says no. */
export const REFUSED: Cards = [
  [0.04, 'tok_declined'],
  [0.02, 'tok_insufficient_funds'],
  [0.02, 'tok_expired_card'],
  [0.04, 'tok_decline_on_capture'],
];
/** And with those at which the provider itself fails or dawdles: faults, which a time without faults has none of. */
export const ALL_CARDS: Cards = [
  ...REFUSED,
  [0.03, 'tok_timeout_after_success'],
  [0.03, 'tok_timeout_before'],
  [0.04, 'tok_error_then_success'],
  [0.05, 'tok_delay_400'],
];

export type Errand = {
  body: (buyer: Customer) => PlaceOrderBody;
  /** Seconds that the buyer waits for the outcome in the same request; most have other things to do. */
  wait: number;
  /** Milliseconds after the order is placed; undefined: it is kept. */
  cancelAfterMs: number | undefined;
  ship: boolean;
  deliver: boolean;
  refund: boolean;
};

export function drawErrand(random: Random, cards: Cards): Errand {
  let at = random.next();
  const card = cards.find(([share]) => (at -= share) < 0)?.[1] ?? 'tok_visa';
  const bothEyes = random.chance(0.4);
  const coupon = random.chance(0.15);
  const right = { eye: 'right', parameters: lens(-2.25) } as const;
  const left = { eye: 'left', ...SPHERE, parameters: lens(-3), quantity: 1 } as const;
  const ship = random.chance(0.4);
  const deliver = ship && random.chance(0.6);
  return {
    body(buyer) {
      const one = orderBody(buyer, right, { paymentToken: card, ...(coupon && { couponCode: COUPON }) });
      return bothEyes ? { ...one, lines: [...one.lines, { ...left, prescriptionId: buyer.prescriptionId }] } : one;
    },
    wait: random.chance(0.2) ? 10 : 0,
    cancelAfterMs: random.chance(0.15) ? random.int(1_500) : undefined,
    ...{ ship, deliver },
    refund: ship && random.chance(0.3),
  };
}

/** What follows on the order, as far as it goes along: a refusal on the way ends the errand. */
export async function follow(shopper: Shopper, order: Placed, errand: Errand): Promise<void> {
  if (errand.cancelAfterMs !== undefined) {
    await delay(errand.cancelAfterMs);
    await shopper.cancel(order);
  }
  if (!errand.ship || !(await reaches(shopper, order, 'confirmed'))) return;
  await shopper.ship(order);
  if (!(errand.deliver || errand.refund) || !(await reaches(shopper, order, 'shipped'))) return;
  if (errand.deliver) await shopper.deliver(order);
  if (errand.refund) await shopper.refund(order);
}

const PATIENCE_S = 120;

async function reaches(shopper: Shopper, order: Placed, status: OrderStatus): Promise<boolean> {
  return (await shopper.until(order, [status], PATIENCE_S))?.status === status;
}
