import { registry } from '@toric/messaging/metrics';
import type { Express } from 'express';
import { collectDefaultMetrics } from 'prom-client';

export type Readiness = () =>
  | { ready: boolean; detail: Record<string, boolean> }
  | Promise<{ ready: boolean; detail: Record<string, boolean> }>;

collectDefaultMetrics({ register: registry });

/** Serves `/livez` (the process runs) and `/readyz` (the process can do its work now). */
export function mountHealth(app: Express, readiness: Readiness): void {
  app.get('/livez', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    const { ready, detail } = await readiness();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'not ready', detail });
  });
}

/**
 * Serves `/metrics` for Prometheus. The public must not be able to reach this port. `measure` sets gauges at each
 * scrape.
 */
export function mountMetrics(app: Express, measure?: () => Promise<void>): void {
  app.get('/metrics', async (_request, response) => {
    await measure?.();
    response.type(registry.contentType).send(await registry.metrics());
  });
}
