// Serves the HTTP API of the stand-in: Google's Address Validation API, and an API with which tests control its faults.
import express, { type Express, type Response } from 'express';
import { z } from 'zod';
import { controlTrouble } from '../stand-in/trouble.ts';
import type { Ledger } from './ledger.ts';
import { type Hit, type Trouble, TroubleSetting } from './trouble.ts';

const Asked = z.object({
  address: z.strictObject({
    regionCode: z.string().length(2),
    addressLines: z.array(z.string()).min(1),
    locality: z.string(),
    administrativeArea: z.string().optional(),
    postalCode: z.string().optional(),
  }),
});
type Asked = z.output<typeof Asked>['address'];

const WHOLE = { validationGranularity: 'PREMISE', addressComplete: true };
const PROPOSED_LINE = '100 Certain Street';

/** Returns the verdict of the stand-in on an address. The first line of the address decides about the verdict. */
function resultOf(asked: Asked) {
  const [line = ''] = asked.addressLines;
  if (line.includes('Nowhere')) return { verdict: { validationGranularity: 'OTHER' } };
  if (line.includes('Fog')) return {};
  if (!line.includes('Doubt')) return { verdict: WHOLE };
  const postalAddress = { ...asked, addressLines: [PROPOSED_LINE] };
  return { verdict: { ...WHOLE, hasReplacedComponents: true }, address: { postalAddress } };
}

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function answer(response: Response, hit: Hit | undefined, body: object): Promise<void> {
  if (hit?.act === 'drop') return void response.destroy();
  if (hit?.act === 'slow') await after(hit.delayMs);
  if (typeof hit?.act === 'number') return void response.status(hit.act).json({ error: { message: 'trouble' } });
  if (hit?.act === 'garbage') return void response.type('json').send('{ "result": [');
  response.json(body);
}

export function checkerApp(ledger: Ledger, trouble: Trouble): Express {
  const app = express();
  app.disable('x-powered-by').use(express.json({ limit: '100kb' }));
  app.get('/readyz', (_request, response) => void response.json({ ready: true }));
  app.get('/ledger', (_request, response) => void response.json({ asked: ledger.asked() }));
  controlTrouble(app, TroubleSetting, trouble);
  app.post('/v1\\:validateAddress', async (request, response) => {
    const asked = Asked.safeParse(request.body);
    if (!asked.success) return void response.status(400).json({ error: { message: z.prettifyError(asked.error) } });
    await ledger.add(asked.data.address);
    await answer(response, trouble.at(), { result: resultOf(asked.data.address), responseId: crypto.randomUUID() });
  });
  return app;
}
