import { readConfig } from '@toric/chassis/process/config';
import { runProcess } from '@toric/chassis/process/main';
import { GatewayConfig } from './config.ts';
import { startGateway } from './gateway.ts';

const config = readConfig(GatewayConfig, process.env);
await runProcess('gateway', config.OTEL_EXPORTER_OTLP_ENDPOINT, () => startGateway(config));
