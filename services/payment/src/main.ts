import { readConfig } from '@toric/chassis/process/config';
import { runProcess } from '@toric/chassis/process/main';
import { startService } from '@toric/chassis/service';
import { PaymentConfig } from './config.ts';
import { paymentService } from './service.ts';

const config = readConfig(PaymentConfig, process.env);
await runProcess('payment', config.OTEL_EXPORTER_OTLP_ENDPOINT, () => startService(paymentService(config), config));
