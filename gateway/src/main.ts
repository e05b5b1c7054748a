import { readConfig } from '@toric/chassis/process/config';
import { runProcess } from '@toric/chassis/process/main';
import { RoleConfig } from './config.ts';
import { startRole } from './start-role.ts';

const { OTEL_EXPORTER_OTLP_ENDPOINT: otlp } = readConfig(RoleConfig, process.env);
await runProcess('gateway', otlp, () => startRole(process.env));
