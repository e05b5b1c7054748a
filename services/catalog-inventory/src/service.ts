import { service } from '@toric/chassis/area';
import { catalogInventoryAreas } from './areas.ts';
import type { CatalogInventoryConfig } from './config.ts';
import { createKeys } from './keys.ts';
import { openReader } from './reader.store.ts';

export function catalogInventoryService(config: CatalogInventoryConfig) {
  const keys = createKeys(config);
  return service({
    name: 'catalog-inventory',
    vault: keys.vault,
    areas: catalogInventoryAreas(keys, config),
    openReader,
  });
}
