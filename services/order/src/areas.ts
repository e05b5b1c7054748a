import type { Area } from '@toric/chassis/area';
import { createHandover } from '@toric/chassis/data/handover';
import type { Vault } from '@toric/chassis/data/vault';
import { createLensIds } from '@toric/optics/lens-id';
import { createPlaceDigests } from '@toric/optics/place-digest';
import { amendments } from './amendments/area.ts';
import { audit } from './audit/area.ts';
import { carts } from './carts/area.ts';
import type { OrderConfig } from './config.ts';
import { counter } from './counter/area.ts';
import { credit } from './credit/area.ts';
import { delivery } from './delivery/area.ts';
import { desk } from './desk/area.ts';
import { fields } from './fields/area.ts';
import { history } from './history/area.ts';
import { holds } from './holds/area.ts';
import { notes } from './notes/area.ts';
import { orders } from './orders/area.ts';
import { parcels } from './parcels/area.ts';
import { privacy } from './privacy/area.ts';
import { shipping } from './shipping/area.ts';
import { tax } from './tax/area.ts';
import type { Reader } from './reader.store.ts';
import { returns } from './returns/area.ts';
import { tags } from './tags/area.ts';

/** Returns the areas of the order service. */
export function orderAreas(vault: Vault, config: OrderConfig): Area<Reader>[] {
  const settings = {
    vault,
    ...{ lensIds: createLensIds(config.LENS_ID_KEY), places: createPlaceDigests(config.LENS_ID_KEY) },
    tokens: createHandover('PAYMENT_TOKEN_KEYS', config.PAYMENT_TOKEN_KEYS),
    ...{ numberRule: config.ORDER_NUMBER_RULE, shopRules: config.SHOP_RULES },
    failedCards: config.FAILED_CARDS_PER_HOUR,
    unsuitableOrders: config.UNSUITABLE_ORDERS_PER_HOUR,
    wrongCoupons: { caller: config.WRONG_COUPONS_PER_HOUR, network: config.WRONG_COUPONS_PER_NETWORK },
    holds: { newCustomerAbove: config.HOLD_NEW_CUSTOMER_ABOVE, failedCards: config.HOLD_FAILED_CARDS_PER_DAY },
    cartsPerNetwork: config.CARTS_PER_NETWORK,
  };
  const facts = [credit({ vault, alone: config.CREDIT_LIMIT_ALONE }), fields({ vault }), history({ vault }), audit];
  const work = [notes({ vault }), tags, holds({ vault }), carts(settings), counter(settings)];
  const policy = { windowDays: config.RETURN_WINDOW_DAYS, faultDays: config.RETURN_FAULT_DAYS };
  const back = returns({
    ...{ vault, policy, placing: settings, returnNumberRule: config.RETURN_NUMBER_RULE },
    salesLimit: config.RETURN_SALES_LIMIT,
    carrier: { isConnected: config.CARRIER_URL !== undefined, service: config.CARRIER_SERVICE },
  });
  const sent = [parcels({ vault }, config), delivery(config.AUTH_JWKS)];
  const changes = amendments({
    ...settings,
    ...{ cutAlone: config.PRICE_CUT_ALONE, approvalDays: config.PRICE_APPROVAL_DAYS },
  });
  const placed = [shipping, tax, back, orders(settings), changes];
  return [...placed, ...work, ...facts, ...sent, desk(settings), privacy({ vault })];
}
