import type { Area } from '@toric/chassis/area';
import { audit } from './audit/area.ts';
import { catalogue } from './catalogue/area.ts';
import type { CatalogInventoryConfig } from './config.ts';
import { counting } from './counting/area.ts';
import { imports } from './imports/area.ts';
import type { createKeys } from './keys.ts';
import { picking } from './picking/area.ts';
import { priceApproval } from './price-approval/area.ts';
import { pricing } from './pricing/area.ts';
import { privacy } from './privacy/area.ts';
import { purchasing } from './purchasing/area.ts';
import type { Reader } from './reader.store.ts';
import { recall } from './recall/area.ts';
import { receiving } from './receiving/area.ts';
import { registers } from './registers/area.ts';
import { reports } from './reports/area.ts';
import { returned } from './returned/area.ts';
import { stock } from './stock/area.ts';
import { storefront } from './storefront/area.ts';

type Keys = ReturnType<typeof createKeys>;

/** Lists the areas of the catalog-inventory service, floor by floor. */
export function catalogInventoryAreas(
  { vault, customers, lensIds }: Keys,
  config: CatalogInventoryConfig,
): Area<Reader>[] {
  const floor1 = [pricing, catalogue, stock(config, { lensIds, customers }), privacy(customers)];
  const floor2 = [storefront(config, lensIds), purchasing(config, lensIds), counting, recall(config, customers)];
  const floor3 = [
    registers(config, customers),
    priceApproval,
    picking(config),
    receiving(config, lensIds),
    reports(config),
    returned(config),
  ];
  return [...floor1, ...floor2, ...floor3, audit, imports({ vault, lensIds })];
}
