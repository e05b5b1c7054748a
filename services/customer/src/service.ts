import { service } from '@toric/chassis/area';
import { createShared, type CustomerConfig } from './accounts/shared.flow.ts';
import { customerAreas } from './areas.ts';

export function customerService(config: CustomerConfig) {
  const shared = createShared(config);
  return service({ name: 'customer', ...shared, areas: customerAreas(shared, config) });
}
