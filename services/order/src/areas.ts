import type { Area } from '@toric/chassis/area';
import { createHandover } from '@toric/chassis/data/handover';
import type { Vault } from '@toric/chassis/data/vault';
import { createLensIds } from '@toric/optics/lens-id';
import { audit } from './audit/area.ts';
import type { OrderConfig } from './config.ts';
import { credit } from './credit/area.ts';
import { delivery } from './delivery/area.ts';
import { desk } from './desk/area.ts';
import { fields } from './fields/area.ts';
import { history } from './history/area.ts';
import { orders } from './orders/area.ts';
import { privacy } from './privacy/area.ts';
import type { Reader } from './reader.store.ts';

/** The areas of the order service: its table of contents. */
export function orderAreas(vault: Vault, config: OrderConfig): Area<Reader>[] {
  const settings = {
    vault,
    lensIds: createLensIds(config.LENS_ID_KEY),
    tokens: createHandover('PAYMENT_TOKEN_KEYS', config.PAYMENT_TOKEN_KEYS),
    ...{ numberRule: config.ORDER_NUMBER_RULE, shopRules: config.SHOP_RULES },
    failedCards: config.FAILED_CARDS_PER_HOUR,
    unsuitableOrders: config.UNSUITABLE_ORDERS_PER_HOUR,
    wrongCoupons: { caller: config.WRONG_COUPONS_PER_HOUR, network: config.WRONG_COUPONS_PER_NETWORK },
  };
  const facts = [credit({ vault, alone: config.CREDIT_LIMIT_ALONE }), fields({ vault }), history({ vault }), audit];
  return [orders(settings), ...facts, delivery(config.AUTH_JWKS), desk(settings), privacy({ vault })];
}
