import { readConfig } from '@toric/chassis/process/config';
import { runProcess } from '@toric/chassis/process/main';
import { startService } from '@toric/chassis/service';
import { CatalogInventoryConfig } from './config.ts';
import { catalogInventoryService } from './service.ts';

const config = readConfig(CatalogInventoryConfig, process.env);
await runProcess('catalog-inventory', config.OTEL_EXPORTER_OTLP_ENDPOINT, () =>
  startService(catalogInventoryService(config), config),
);
