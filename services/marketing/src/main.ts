import { readConfig } from '@toric/chassis/config';
import { runProcess } from '@toric/chassis/main';
import { startService } from '@toric/chassis/service';
import { MarketingConfig } from './config.ts';
import { marketingService } from './service.ts';

const config = readConfig(MarketingConfig, process.env);
await runProcess('marketing', config.OTEL_EXPORTER_OTLP_ENDPOINT, () => startService(marketingService(), config));
