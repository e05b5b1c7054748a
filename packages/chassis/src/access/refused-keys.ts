import { registry } from '@toric/messaging/metrics';
import { Counter } from 'prom-client';

export const refusedKeys = new Counter({
  name: 'api_keys_refused_total',
  help: 'Requests with an API key that was refused, by reason',
  labelNames: ['reason'],
  registers: [registry],
});
