import { readConfig } from '@toric/chassis/process/config';
import { runProcess } from '@toric/chassis/process/main';
import { startService } from '@toric/chassis/service';
import { OrderConfig } from './config.ts';
import { orderService } from './service.ts';

const config = readConfig(OrderConfig, process.env);
await runProcess('order', config.OTEL_EXPORTER_OTLP_ENDPOINT, () => startService(orderService(config), config));
