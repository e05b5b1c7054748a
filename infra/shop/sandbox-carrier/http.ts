// Serves the HTTP API of the sandbox: the API of the carrier, and the control of its parcels, claims and faults.
import { randomUUID } from 'node:crypto';
import express, { type Express, type Request, type Response } from 'express';
import { z } from 'zod';
import { controlTrouble } from '../stand-in/trouble.ts';
import { labelOf } from './label.ts';
import { type Claim, type Ledger, type Shipment } from './ledger.ts';
import { type Place, type Trouble, TroubleSetting } from './trouble.ts';

const SERVICES = ['Priority', 'Express', 'GroundAdvantage'];
const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Answered = { readonly status: number; readonly body: unknown };
const ok = (body: unknown): Answered => ({ status: 200, body });
const refused = (status: number, code: string, message: string): Answered => ({
  status,
  body: { error: { code, message } },
});
const NOT_FOUND = refused(404, 'NOT_FOUND', 'There is no such thing.');

type Deps = {
  readonly ledger: Ledger;
  readonly trouble: Trouble;
  readonly key: string;
  /** Sends the tracking event of a shipment to the shop. */
  readonly tell: (shipment: Shipment) => Promise<void>;
};

/** Answers a request, or injects the fault that a test has set. */
async function serve({ trouble, key }: Deps, place: Place, act: () => Promise<Answered>, { request, response }: Pair) {
  const sent = Buffer.from((request.get('Authorization') ?? '').replace('Basic ', ''), 'base64').toString();
  if (sent !== `${key}:`) return void response.status(401).json({ error: { code: 'APIKEY.INACTIVE', message: '' } });
  const hit = trouble.at(place);
  if (hit?.act === 'drop') return void response.destroy();
  if (typeof hit?.act === 'number')
    return void response.status(hit.act).json({ error: { code: 'TROUBLE', message: '' } });
  const { status, body } = await act();
  if (hit?.act === 'lose-answer') return void response.destroy();
  if (hit?.act === 'slow') await after(hit.delayMs);
  response.status(status).json(body);
}
type Pair = { readonly request: Request; readonly response: Response };

const rateOf = (id: string, service: string) => ({
  id: `rate_${id}_${service}`,
  carrier: 'Sandbox',
  service,
  rate: '7.50',
  currency: 'USD',
});

/** Returns a shipment in the form in which the carrier's API shows it. */
function shown({ id, reference, label, refunded, scanForm }: Shipment, origin: string) {
  return {
    ...{ id, object: 'Shipment', reference, rates: SERVICES.map((service) => rateOf(id, service)) },
    tracking_code: label?.tracking_code ?? null,
    selected_rate: label && rateOf(id, label.service),
    postage_label: label && { label_url: `${origin}/labels/${id}.pdf`, label_file_type: 'application/pdf' },
    refund_status: refunded ? 'submitted' : null,
    scan_form: scanForm === null ? null : { id: scanForm },
  };
}

const ShipmentBody = z.object({
  shipment: z.object({
    reference: z.string(),
    to_address: z.record(z.string(), z.unknown()),
    from_address: z.record(z.string(), z.unknown()).default({}),
    is_return: z.boolean().default(false),
    parcel: z.object({ weight: z.number().positive() }),
    options: z.object({ print_custom_1: z.string().default('') }).default({ print_custom_1: '' }),
  }),
});

async function create({ ledger }: Deps, body: unknown, origin: string): Promise<Answered> {
  const parsed = ShipmentBody.safeParse(body);
  if (!parsed.success) return refused(422, 'SHIPMENT.INVALID_PARAMS', z.prettifyError(parsed.error));
  const {
    reference,
    to_address: named,
    from_address: from,
    is_return: isReturn,
    parcel,
    options,
  } = parsed.data.shipment;
  if (named['zip'] === '00000') return refused(422, 'ADDRESS.VERIFY.FAILURE', 'The postal code does not exist.');
  const id = `shp_${randomUUID().replaceAll('-', '')}`;
  const bare = { label: null, refunded: false, scanForm: null, details: [] };
  const to = isReturn ? from : named;
  const made = { ...bare, id, reference, to, isReturn, weight: parcel.weight, print: options.print_custom_1 };
  return { status: 201, body: shown(await ledger.save(made), origin) };
}

async function buy({ ledger }: Deps, id: string, body: unknown, origin: string): Promise<Answered> {
  const shipment = ledger.find(id);
  if (!shipment) return NOT_FOUND;
  if (shipment.label) return refused(422, 'SHIPMENT.POSTAGE.EXISTS', 'Postage already exists for this shipment.');
  const rate = z.object({ rate: z.object({ id: z.string() }) }).safeParse(body);
  const service = SERVICES.find((one) => rate.success && rateOf(id, one).id === rate.data.rate.id);
  if (!service) return refused(422, 'RATE.INVALID', 'There is no such rate.');
  const label = { tracking_code: `SB${randomUUID().replaceAll('-', '').slice(0, 14).toUpperCase()}`, service };
  const details = [{ status: 'pre_transit', status_detail: 'label_created', datetime: new Date().toISOString() }];
  return ok(shown(await ledger.save({ ...shipment, label, details }), origin));
}

async function refund({ ledger }: Deps, id: string, origin: string): Promise<Answered> {
  const shipment = ledger.find(id);
  if (!shipment) return NOT_FOUND;
  if (!shipment.label || shipment.details.some(({ status }) => status !== 'pre_transit'))
    return refused(422, 'SHIPMENT.REFUND.UNAVAILABLE', 'The label was used, or was never bought.');
  return ok(shown(await ledger.save({ ...shipment, refunded: true }), origin));
}

async function scanForm({ ledger }: Deps, body: unknown): Promise<Answered> {
  const Body = z.object({ scan_form: z.object({ shipments: z.array(z.object({ id: z.string() })).min(1) }) });
  const parsed = Body.safeParse(body);
  if (!parsed.success) return refused(422, 'SCAN_FORM.INVALID_PARAMS', z.prettifyError(parsed.error));
  const shipments = parsed.data.scan_form.shipments.map(({ id }) => ledger.find(id));
  if (shipments.some((one) => !one?.label || one.scanForm !== null))
    return refused(422, 'SCAN_FORM.SHIPMENTS.INVALID', 'A shipment has no label, or stands in another form.');
  const id = `sf_${randomUUID().replaceAll('-', '')}`;
  for (const shipment of shipments) if (shipment) await ledger.save({ ...shipment, scanForm: id });
  return { status: 201, body: { id, status: 'created' } };
}

const trackerOf = ({ label, details }: Shipment) => ({
  tracking_code: label?.tracking_code ?? '',
  status: details.at(-1)?.status ?? 'unknown',
  tracking_details: details,
});

async function claim({ ledger }: Deps, body: unknown): Promise<Answered> {
  const Body = z.object({ type: z.enum(['loss', 'damage', 'theft']), tracking_code: z.string(), amount: z.string() });
  const parsed = Body.extend({ reference: z.string() }).safeParse(body);
  if (!parsed.success) return refused(422, 'CLAIM.INVALID_PARAMS', z.prettifyError(parsed.error));
  const known = ledger.claimOf(parsed.data.reference);
  if (known) return ok(known);
  if (!ledger.findByCode(parsed.data.tracking_code))
    return refused(422, 'CLAIM.TRACKING_CODE.UNKNOWN', 'Not our parcel.');
  const made: Claim = {
    id: `clm_${randomUUID().replaceAll('-', '')}`,
    ...parsed.data,
    status: 'submitted',
    approved_amount: null,
  };
  return { status: 201, body: await ledger.saveClaim(made) };
}

const News = z.strictObject({
  status: z.string().min(1),
  status_detail: z.string().nullable().default(null),
  at: z.iso.datetime().optional(),
});
const ClaimAnswer = z.strictObject({ status: z.string(), approved_amount: z.string().nullable().default(null) });

/** Adds the operations to the HTTP application with which a test or a developer acts as the carrier. */
function control(app: Express, { ledger, trouble, tell }: Deps): void {
  app.get('/readyz', (_request, response) => void response.json({ ready: true }));
  app.get(
    '/ledger',
    (_request, response) => void response.json({ shipments: ledger.shipments(), claims: ledger.claims() }),
  );
  app.post('/control/trackers/:code', async ({ params, body }, response) => {
    const [shipment, news] = [ledger.findByCode(params.code), News.safeParse(body)];
    if (!shipment || !news.success) return void response.status(404).end();
    const { at, ...detail } = news.data;
    const details = [...shipment.details, { ...detail, datetime: at ?? new Date().toISOString() }];
    await tell(await ledger.save({ ...shipment, details }));
    response.status(204).end();
  });
  app.post('/control/claims/:id', async ({ params, body }, response) => {
    const [known, answered] = [ledger.findClaim(params.id), ClaimAnswer.safeParse(body)];
    if (!known || !answered.success) return void response.status(404).end();
    await ledger.saveClaim({ ...known, ...answered.data });
    response.status(204).end();
  });
  controlTrouble(app, TroubleSetting, trouble);
}

/** Returns the HTTP application of the sandbox carrier. */
export function carrierApp(deps: Deps): Express {
  const app = express();
  app.disable('x-powered-by').use(express.json({ limit: '1mb' }));
  control(app, deps);
  const { ledger } = deps;
  const route =
    (place: Place, act: (request: Request, origin: string) => Promise<Answered>) =>
    (request: Request, response: Response) =>
      serve(deps, place, () => act(request, `${request.protocol}://${request.get('host')}`), { request, response });
  const idOf = ({ params }: Request) => String(params['id']);
  app.post(
    '/v2/shipments',
    route('shipments', ({ body }, origin) => create(deps, body, origin)),
  );
  app.get(
    '/v2/shipments/:id',
    route('shipments', async (request, origin) => {
      const shipment = ledger.find(idOf(request));
      return shipment ? ok(shown(shipment, origin)) : NOT_FOUND;
    }),
  );
  app.post(
    '/v2/shipments/:id/buy',
    route('buy', (request, origin) => buy(deps, idOf(request), request.body, origin)),
  );
  app.post(
    '/v2/shipments/:id/refund',
    route('refund', (request, origin) => refund(deps, idOf(request), origin)),
  );
  app.post(
    '/v2/scan_forms',
    route('scan_forms', ({ body }) => scanForm(deps, body)),
  );
  app.get(
    '/v2/trackers',
    route('trackers', async ({ query }) => {
      const shipment = ledger.findByCode(typeof query['tracking_code'] === 'string' ? query['tracking_code'] : '');
      return ok({ trackers: shipment ? [trackerOf(shipment)] : [] });
    }),
  );
  app.post(
    '/v2/claims',
    route('claims', ({ body }) => claim(deps, body)),
  );
  app.get(
    '/v2/claims/:id',
    route('claims', async (request) => {
      const known = ledger.findClaim(idOf(request));
      return known ? ok(known) : NOT_FOUND;
    }),
  );
  app.get('/labels/:file', (request, response) => {
    const shipment = ledger.find(String(request.params['file']).replace('.pdf', ''));
    if (!shipment?.label) return void response.status(404).end();
    response.type('application/pdf').send(labelOf(shipment));
  });
  return app;
}

export { trackerOf };
