import { Router } from 'express';
import { ApiError, parse } from './errors.ts';
import { TroubleSetting, type Trouble } from './trouble.ts';
import { WebhookSetting, type Webhooks } from '../webhooks/webhooks.ts';

/**
 * Returns the router of the control API for tests, which injects faults and controls webhooks. It is used only if a
 * control key is set.
 */
export function controlRoutes(trouble: Trouble, webhooks: Webhooks | undefined): Router {
  function configured(): Webhooks {
    if (webhooks) return webhooks;
    throw new ApiError(409, 'webhooks_off', 'No webhooks are sent. Start with SANDBOX_WEBHOOK_URL and _SECRET set.');
  }
  return Router()
    .post('/trouble', (req, res) => {
      const setting = parse(TroubleSetting, req.body);
      trouble.set(setting);
      res.json(setting);
    })
    .get('/webhooks', (_req, res) => void res.json(configured().status()))
    .post('/webhooks', (req, res) => {
      configured().set(parse(WebhookSetting, req.body));
      res.json(configured().status());
    })
    .post('/webhooks/release', (_req, res) => void res.json({ released: configured().release() }));
}
