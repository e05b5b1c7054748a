import { service } from '@toric/chassis/area';
import { createVault } from '@toric/chassis/data/vault';
import { orderAreas } from './areas.ts';
import type { OrderConfig } from './config.ts';
import { openReader } from './reader.store.ts';

export function orderService(config: OrderConfig) {
  const vault = createVault({ service: 'order', masterKey: config.MASTER_KEY });
  return service({ name: 'order', vault, areas: orderAreas(vault, config), openReader });
}
