/**
 * Chooses a random scenario for one order of a fault run, and performs its steps: cancel, amend, pick, ship, deliver,
 * send back, refund.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { OrderStatus, PlaceOrderBody } from '@toric/contracts/order/order.http';
import { lens, orderBody, SPHERE } from '../../e2e/shop.ts';
import type { Random } from '../random.ts';
import type { RetryingClient } from './retrying-client.ts';
import type { Customer, PlacedOrder } from './until-final.ts';

export const COUPON = 'CHAOS10';

/** Maps test cards to the share of orders that pay with them. All other orders pay with a card that works. */
type Cards = readonly (readonly [share: number, card: string])[];
/** Lists cards that the provider declines. The provider itself works. */
export const DECLINED_CARDS: Cards = [
  [0.04, 'tok_declined'],
  [0.02, 'tok_insufficient_funds'],
  [0.02, 'tok_expired_card'],
  [0.04, 'tok_decline_on_capture'],
];
/**
 * Lists the declined cards, and the cards with which the provider fails or answers late. Failures and late answers are
 * faults, so the baseline phase does not use these cards.
 */
export const ALL_CARDS: Cards = [
  ...DECLINED_CARDS,
  [0.03, 'tok_timeout_after_success'],
  [0.03, 'tok_timeout_before'],
  [0.04, 'tok_error_then_success'],
  [0.05, 'tok_delay_400'],
];

export type OrderScenario = {
  body: (buyer: Customer) => PlaceOrderBody;
  /**
   * States how many seconds the request waits for the outcome (`Prefer: wait`). 0 means that it does not wait, as in 80
   * % of the orders.
   */
  wait: number;
  /**
   * States the milliseconds between the placing and the cancellation. Undefined means that the order is not cancelled.
   */
  cancelAfterMs: number | undefined;
  /** States the number of boxes of the first line after an amendment. Undefined means that the order is not amended. */
  amendTo: number | undefined;
  /** Is true if the order is picked by scan and packed before it is shipped. */
  pick: boolean;
  ship: boolean;
  deliver: boolean;
  refund: boolean;
  /** Is true if the refund of the order becomes store credit. */
  toCredit: boolean;
  /** Is true if some boxes are returned. A refund of the other boxes may follow or come before. */
  sendBack: boolean;
};

export function drawScenario(random: Random, cards: Cards): OrderScenario {
  let at = random.next();
  const card = cards.find(([share]) => (at -= share) < 0)?.[1] ?? 'tok_visa';
  const bothEyes = random.chance(0.4);
  const coupon = random.chance(0.15);
  const credit = random.chance(0.25) ? { useStoreCredit: random.chance(0.7) || 700 } : {};
  const right = { eye: 'right', parameters: lens(-2.25) } as const;
  const left = { eye: 'left', ...SPHERE, parameters: lens(-3), quantity: 1 } as const;
  const ship = random.chance(0.4);
  const deliver = ship && random.chance(0.6);
  return {
    body(buyer) {
      const one = orderBody(buyer, right, { paymentToken: card, ...credit, ...(coupon && { couponCode: COUPON }) });
      return bothEyes ? { ...one, lines: [...one.lines, { ...left, prescriptionId: buyer.prescriptionId }] } : one;
    },
    wait: random.chance(0.2) ? 10 : 0,
    cancelAfterMs: random.chance(0.15) ? random.int(1_500) : undefined,
    amendTo: random.chance(0.12) ? 1 + random.int(3) : undefined,
    pick: ship && random.chance(0.4),
    ...{ ship, deliver },
    refund: ship && random.chance(0.3),
    toCredit: random.chance(0.3),
    sendBack: deliver && random.chance(0.4),
  };
}

/**
 * Performs the steps after the placing: cancel, amend, pick, ship, deliver, send back and refund. The scenario ends
 * early if the order does not reach the status that the next step needs.
 */
export async function playScenario(client: RetryingClient, order: PlacedOrder, scenario: OrderScenario): Promise<void> {
  if (scenario.cancelAfterMs !== undefined) {
    await delay(scenario.cancelAfterMs);
    await client.cancel(order);
  }
  if (scenario.amendTo !== undefined && (await reaches(client, order, 'confirmed')))
    await client.amend(order, scenario.amendTo);
  if (!scenario.ship || !(await reaches(client, order, 'confirmed'))) return;
  if (scenario.pick) await client.pick(order);
  await client.ship(order);
  if (!(scenario.deliver || scenario.refund) || !(await reaches(client, order, 'shipped'))) return;
  if (scenario.deliver) await client.deliver(order);
  if (scenario.sendBack && (await reaches(client, order, 'completed'))) await client.sendBack(order);
  if (scenario.refund) await client.refund(order, scenario.toCredit ? 'store-credit' : 'original');
}

const TIMEOUT_S = 120;

async function reaches(client: RetryingClient, order: PlacedOrder, status: OrderStatus): Promise<boolean> {
  return (await client.waitForStatus(order, [status], TIMEOUT_S))?.status === status;
}
