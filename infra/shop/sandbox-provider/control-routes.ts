/** The control API for tests: orders trouble and steers webhooks. It exists only where a control key is set. */
import { Router } from 'express';
import { ApiError, parse } from './errors.ts';
import { TroubleOrder, type Trouble } from './trouble.ts';
import { WebhookOrder, type Webhooks } from './webhooks.ts';

export function controlRoutes(trouble: Trouble, webhooks: Webhooks | undefined): Router {
  function configured(): Webhooks {
    if (webhooks) return webhooks;
    throw new ApiError(409, 'webhooks_off', 'No webhooks are sent. Start with SANDBOX_WEBHOOK_URL and _SECRET set.');
  }
  return Router()
    .post('/trouble', (req, res) => {
      const order = parse(TroubleOrder, req.body);
      trouble.order(order);
      res.json(order);
    })
    .get('/webhooks', (_req, res) => void res.json(configured().status()))
    .post('/webhooks', (req, res) => {
      const order = parse(WebhookOrder, req.body);
      configured().setOrder(order);
      res.json(configured().status());
    })
    .post('/webhooks/release', (_req, res) => void res.json({ released: configured().release() }));
}
