import { service } from '@toric/chassis/area';
import { createHandover } from '@toric/chassis/data/handover';
import { createVault } from '@toric/chassis/data/vault';
import { createLensIds } from '@toric/optics/lens-id';
import type { OrderConfig } from './config.ts';
import { audit } from './audit/area.ts';
import { credit } from './credit/area.ts';
import { delivery } from './delivery/area.ts';
import { desk } from './desk/area.ts';
import { fields } from './fields/area.ts';
import { orders } from './orders/area.ts';
import { privacy } from './privacy/area.ts';
import { history } from './history/area.ts';
import { openReader } from './reader.store.ts';

export function orderService(config: OrderConfig) {
  const vault = createVault({ service: 'order', masterKey: config.MASTER_KEY });
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
  const areas = [orders(settings), ...facts, delivery(config.AUTH_JWKS), desk(settings), privacy({ vault })];
  return service({ name: 'order', vault, areas, openReader });
}
