import { service } from '@toric/chassis/area';
import { createVault } from '@toric/chassis/data/vault';
import type { OrderConfig } from './config.ts';
import { orders } from './orders/area.ts';
import { openReader } from './reader.store.ts';

export function orderService(config: Pick<OrderConfig, 'MASTER_KEY' | 'ORDER_NUMBER_RULE' | 'SHOP_RULES'>) {
  const vault = createVault({ service: 'order', masterKey: config.MASTER_KEY });
  const areas = [orders({ vault, numberRule: config.ORDER_NUMBER_RULE, shopRules: config.SHOP_RULES })];
  return service({ name: 'order', vault, areas, openReader });
}
