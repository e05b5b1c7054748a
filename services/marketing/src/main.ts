import { readConfig } from '@toric/chassis/process/config';
import { runProcess } from '@toric/chassis/process/main';
import { startService } from '@toric/chassis/service';
import { MarketingConfig } from './config.ts';
import { marketingService } from './service.ts';

const config = readConfig(MarketingConfig, process.env);
await runProcess('marketing', config.OTEL_EXPORTER_OTLP_ENDPOINT, () => startService(marketingService(), config));
