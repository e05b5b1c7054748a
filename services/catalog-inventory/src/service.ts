import { service } from '@toric/chassis/area';
import { catalogue } from './catalogue/area.ts';
import type { CatalogInventoryConfig } from './config.ts';
import { counting } from './counting/area.ts';
import { purchasing } from './purchasing/area.ts';
import { openReader } from './reader.store.ts';
import { recall } from './recall/area.ts';
import { receiving } from './receiving/area.ts';
import { registers } from './registers/area.ts';
import { reports } from './reports/area.ts';
import { stock } from './stock/area.ts';
import { storefront } from './storefront/area.ts';

export const catalogInventoryService = (config: CatalogInventoryConfig) =>
  service({
    name: 'catalog-inventory',
    openReader,
    areas: [
      ...[catalogue, stock(config)],
      ...[storefront(config), purchasing(config), counting, recall, registers(config)],
      ...[receiving(config), reports(config)],
    ],
  });
