import { readConfig } from '@toric/chassis/process/config';
import { runProcess } from '@toric/chassis/process/main';
import { startService } from '@toric/chassis/service';
import { CustomerConfig } from './config.ts';
import { customerService } from './service.ts';

const config = readConfig(CustomerConfig, process.env);
await runProcess('customer', config.OTEL_EXPORTER_OTLP_ENDPOINT, () => startService(customerService(config), config));
