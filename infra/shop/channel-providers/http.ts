// Serves the HTTP API of the stand-in: the API of each provider, and the control of its ledger and faults.
import express, { type Express, type Request, type Response } from 'express';
import { z } from 'zod';
import { controlTrouble } from '../stand-in/trouble.ts';
import { type Ledger, Provider } from './ledger.ts';
import * as pages from './pages.ts';
import { signatureOf } from './signed.ts';
import { type Hit, type Trouble, TroubleSetting } from './trouble.ts';

const Delivery = z.strictObject({
  url: z.url(),
  provider: Provider,
  secret: z.string(),
  body: z.unknown(),
  times: z.int().min(1).max(100).default(1),
});
type Answer = (asked: { ledger: Ledger; size: number; hit: Hit | undefined }, request: Request) => unknown;

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends the answer that the provider would send, or the fault that a test has set. */
async function answer(response: Response, hit: Hit | undefined, body: () => unknown): Promise<void> {
  if (hit?.act === 'drop') return void response.destroy();
  if (hit?.act === 'slow') await after(hit.delayMs);
  if (hit?.retryAfter !== undefined) response.set('Retry-After', String(hit.retryAfter));
  if (typeof hit?.act === 'number') return void response.status(hit.act).json({ error: 'trouble' });
  if (hit?.act === 'garbage') return void response.type('json').send('{ "tickets": [');
  const found = body();
  if (found === undefined) return void response.status(404).json({ error: 'there is no such thing' });
  response.json(found);
}

function control(app: Express, ledger: Ledger, trouble: Trouble): void {
  app.get('/readyz', (_request, response) => void response.json({ ready: true }));
  app.get('/ledger', (_request, response) => void response.json({ asked: ledger.asked() }));
  app.put('/control/:provider/:id', async (request, response) => {
    const provider = Provider.safeParse(request.params.provider);
    if (!provider.success) return void response.status(404).end();
    await ledger.put(provider.data, request.params.id, request.body as unknown);
    response.status(204).end();
  });
  controlTrouble(app, TroubleSetting, trouble);
  app.post('/control/deliveries', async (request, response) => {
    const asked = Delivery.safeParse(request.body);
    if (!asked.success) return void response.status(400).json({ error: z.prettifyError(asked.error) });
    const { url, provider, secret, times } = asked.data;
    const body = JSON.stringify(asked.data.body);
    const headers = { 'content-type': 'application/json', ...signatureOf({ provider, secret, body }) };
    const sent = await Promise.all(Array.from({ length: times }, () => fetch(url, { method: 'POST', headers, body })));
    response.json({ statuses: sent.map(({ status }) => status) });
  });
}

/** Returns the HTTP application of the stand-in. `size` is the number of items on a page of a list. */
export function providersApp(ledger: Ledger, trouble: Trouble, size: number): Express {
  const app = express();
  app.disable('x-powered-by').use(express.json({ limit: '1mb' }));
  control(app, ledger, trouble);
  const serve = (provider: Provider, act: Answer) => async (request: Request, response: Response) => {
    if (!request.get('Authorization')) return void response.status(401).json({ error: 'send a token' });
    ledger.count(provider);
    const hit = trouble.at(provider);
    await answer(response, hit, () => act({ ledger, size, hit }, request));
  };
  app.get(
    '/zendesk/api/v2/incremental/tickets/cursor.json',
    serve('zendesk', (asked, { query }) => pages.zendeskTickets(asked, query)),
  );
  app.get(
    '/zendesk/api/v2/tickets/:id/comments.json',
    serve('zendesk', (asked, { params }) => pages.zendeskComments(asked, String(params['id']))),
  );
  app.post(
    '/intercom/conversations/search',
    serve('intercom', (asked, { body }) => pages.intercomSearch(asked, body)),
  );
  app.get(
    '/intercom/conversations/:id',
    serve('intercom', ({ ledger: held }, { params }) => held.find('intercom', String(params['id']))?.body),
  );
  app.get(
    '/hootsuite/v1/messages',
    serve('hootsuite', (asked, { query }) => pages.hootsuiteMessages(asked, query)),
  );
  app.post(
    '/sprout-social/v1/:customer/messages',
    serve('sprout-social', (asked, { body }) => pages.sproutMessages(asked, body)),
  );
  return app;
}
