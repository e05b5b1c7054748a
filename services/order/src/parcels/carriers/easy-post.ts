// Calls a carrier over the EasyPost API (docs.easypost.com): shipments, labels, scan forms, trackers and claims. After
// a time-out, a broken connection or a 5xx the outcome of a call is unknown. Such an outcome is never treated as a
// refusal.
import type { Address } from '@toric/contracts/contact/contact';
import { minorDigits } from '@toric/contracts/iso/currency';
import type { Money } from '@toric/contracts/kernel/money';
import { z } from 'zod';
import type { News } from '../parcel.ts';
import { type Ask, type CarrierSettings, openCarrier } from './ask-carrier.ts';
import type {
  Carrier,
  ClaimAnswer,
  ClaimRequest,
  Filed,
  Label,
  Refused,
  Shipment,
  ShipmentRequest,
} from './carrier.ts';
import { CarrierUnknown } from './carrier.ts';
import { eventOpener } from './easy-post-event.ts';
import { newsOf, TrackerAnswer } from './tracking-codes.ts';

const Rate = z.object({
  id: z.string(),
  carrier: z.string(),
  service: z.string(),
  rate: z.string().nullish(),
  currency: z.string().nullish(),
});
const ShipmentAnswer = z.object({
  id: z.string(),
  rates: z.array(Rate).default([]),
  selected_rate: Rate.nullish(),
  tracking_code: z.string().nullish(),
  postage_label: z.object({ label_url: z.string(), label_file_type: z.string().nullish() }).nullish(),
  scan_form: z.object({ id: z.string() }).nullish(),
});
type ShipmentAnswer = z.output<typeof ShipmentAnswer>;
const Trackers = z.object({ trackers: z.array(TrackerAnswer) });
const ScanForm = z.object({ id: z.string() });
const ClaimBody = z.object({ id: z.string(), status: z.string(), approved_amount: z.string().nullish() });
const Failure = z.object({ error: z.object({ code: z.string(), message: z.string().default('') }) });

const GRAMS_OF_OUNCE = 28.3495;
/** Holds the error code with which EasyPost refuses a second label for a shipment. */
const HAS_LABEL = 'SHIPMENT.POSTAGE.EXISTS';
/** Maps our types of claims to the types of the API. The API accepts no claims for delay, so a person files them. */
const CLAIM_TYPES: Readonly<Partial<Record<ClaimRequest['type'], string>>> = { lost: 'loss', damaged: 'damage' };

/** Returns the carrier interface for one account of the EasyPost API. */
export function easyPost(settings: CarrierSettings): Carrier {
  const ask = openCarrier(settings);
  return {
    name: 'easypost',
    createShipment: (request) => createShipment(ask, settings.sender, request),
    buyLabel: ({ shipmentId, service }) => buyLabel(ask, shipmentId, service),
    voidLabel: (shipmentId) => voidLabel(ask, shipmentId),
    manifest: ({ reference, shipmentIds }) => manifest(ask, reference, shipmentIds),
    track: (trackingNumber) => track(ask, trackingNumber),
    fileClaim: (request) => fileClaim(ask, request),
    claimStatus: ({ reference, currency }) => claimStatus(ask, reference, currency),
    openEvent: eventOpener(settings.webhookSecrets),
  };
}

/** Returns an address in the format of the EasyPost API. */
const addressOf = ({ recipient, line1, line2, city, region, postalCode, country, phone }: Address) => ({
  name: recipient,
  street1: line1,
  ...(line2 && { street2: line2 }),
  city,
  ...(region && { state: region }),
  ...(postalCode && { zip: postalCode }),
  country,
  ...(phone && { phone }),
});

/**
 * Returns the refusal of the carrier. Throws if the answer leaves open whether the carrier has done what was requested.
 */
function refusedBy({ status, body }: { status: number; body: unknown }): Refused {
  const failure = Failure.safeParse(body);
  const isFinal = status === 400 || status === 402 || status === 404 || status === 422;
  if (!failure.success || !isFinal)
    throw new CarrierUnknown(`the carrier answered ${status}: nothing is known from that`);
  const { code, message } = failure.data.error;
  return { kind: 'refused', code: code.slice(0, 100), detail: message.slice(0, 300) };
}

const read = <S extends z.ZodType>(schema: S, body: unknown): z.output<S> => {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new CarrierUnknown('the carrier answered what its API does not describe');
  return parsed.data;
};

async function createShipment(
  ask: Ask,
  sender: Address,
  { reference, orderNumber, to, weightGrams, isReturn = false }: ShipmentRequest,
): Promise<Shipment | Refused> {
  const shipment = {
    reference,
    to_address: addressOf(to),
    from_address: addressOf(sender),
    parcel: { weight: Math.max(0.1, Math.round((weightGrams / GRAMS_OF_OUNCE) * 10) / 10) },
    options: { label_format: 'PDF', print_custom_1: orderNumber },
    // for a return, the API itself exchanges the addresses of the sender and the recipient
    ...(isReturn && { is_return: true }),
  };
  const answer = await ask('POST', '/v2/shipments', { shipment });
  if (answer.status >= 300) return refusedBy(answer);
  return { kind: 'shipment', shipmentId: read(ShipmentAnswer, answer.body).id };
}

const pathOf = (shipmentId: string) => `/v2/shipments/${encodeURIComponent(shipmentId)}`;

async function shipmentOf(ask: Ask, shipmentId: string): Promise<ShipmentAnswer | Refused> {
  const answer = await ask('GET', pathOf(shipmentId));
  return answer.status >= 300 ? refusedBy(answer) : read(ShipmentAnswer, answer.body);
}

/**
 * Buys a label. It first reads the shipment: if the label was bought before and the answer was lost, the shipment has
 * it. So the label is bought only once, although the API has no idempotency keys.
 */
async function buyLabel(ask: Ask, shipmentId: string, service: string): Promise<Label | Refused> {
  const known = await shipmentOf(ask, shipmentId);
  if ('kind' in known) return known;
  if (known.postage_label) return labelOf(ask, known);
  const rate = known.rates.find((one) => one.service.toLowerCase() === service.toLowerCase());
  if (!rate) {
    const offered = known.rates.map((one) => one.service).join(', ') || 'none';
    return { kind: 'refused', code: 'no-such-service', detail: `Services for this address: ${offered}` };
  }
  const answer = await ask('POST', `${pathOf(shipmentId)}/buy`, { rate: { id: rate.id } });
  if (answer.status < 300) return labelOf(ask, read(ShipmentAnswer, answer.body));
  const refused = refusedBy(answer);
  if (refused.code !== HAS_LABEL) return refused;
  const bought = await shipmentOf(ask, shipmentId);
  return 'kind' in bought ? bought : labelOf(ask, bought);
}

async function labelOf(
  ask: Ask,
  { selected_rate: rate, tracking_code: code, postage_label: label }: ShipmentAnswer,
): Promise<Label> {
  if (!rate || !code || !label) throw new CarrierUnknown('the carrier sold a label without a number or a file');
  const file = await ask.file(label.label_url);
  const mediaType = label.label_file_type === 'image/png' ? 'image/png' : 'application/pdf';
  return {
    ...{ kind: 'label', carrier: rate.carrier, service: rate.service, trackingNumber: code, mediaType },
    file: file.toString('base64'),
    ...(rate.rate && rate.currency && { cost: { amount: minorOf(rate.rate, rate.currency), currency: rate.currency } }),
  } as const;
}

async function voidLabel(ask: Ask, shipmentId: string): Promise<{ kind: 'voided' } | Refused> {
  const answer = await ask('POST', `${pathOf(shipmentId)}/refund`, {});
  if (answer.status < 300) return { kind: 'voided' };
  return refusedBy(answer);
}

/** Creates a manifest. If the manifest was created before and the answer was lost, the shipments name it. */
async function manifest(ask: Ask, reference: string, shipmentIds: readonly string[]): Promise<Filed | Refused> {
  const shipments = shipmentIds.map((id) => ({ id }));
  const answer = await ask('POST', '/v2/scan_forms', { scan_form: { reference, shipments } });
  if (answer.status < 300) return { kind: 'filed', reference: read(ScanForm, answer.body).id };
  const refused = refusedBy(answer);
  const first = shipmentIds[0];
  const known = first === undefined ? refused : await shipmentOf(ask, first);
  return 'kind' in known || !known.scan_form ? refused : { kind: 'filed', reference: known.scan_form.id };
}

async function track(ask: Ask, trackingNumber: string): Promise<News[]> {
  const answer = await ask('GET', `/v2/trackers?tracking_code=${encodeURIComponent(trackingNumber)}`);
  if (answer.status >= 300) throw new CarrierUnknown(`the carrier answered ${answer.status} when asked for news`);
  return read(Trackers, answer.body).trackers.flatMap(newsOf);
}

/**
 * Returns an amount in the format of the EasyPost API: in units of the currency, with as many decimals as the currency
 * has.
 */
const written = ({ amount, currency }: Money): string => {
  const digits = minorDigits(currency);
  return (amount / 10 ** digits).toFixed(digits);
};

async function fileClaim(ask: Ask, request: ClaimRequest): Promise<Filed | Refused> {
  const { reference, trackingNumber, type, amount, description } = request;
  const claimed = CLAIM_TYPES[type];
  if (!claimed)
    return { kind: 'refused', code: 'not-by-machine', detail: 'The carrier takes no such claim by machine.' };
  const body = { type: claimed, tracking_code: trackingNumber, amount: written(amount), description, reference };
  const answer = await ask('POST', '/v2/claims', body);
  if (answer.status >= 300) return refusedBy(answer);
  return { kind: 'filed', reference: read(ClaimBody, answer.body).id };
}

async function claimStatus(ask: Ask, reference: string, currency: string): Promise<ClaimAnswer> {
  const answer = await ask('GET', `/v2/claims/${encodeURIComponent(reference)}`);
  if (answer.status >= 300) throw new CarrierUnknown(`the carrier answered ${answer.status} when asked for a claim`);
  const { status, approved_amount: approved } = read(ClaimBody, answer.body);
  if (status === 'approved' || status === 'approved_partial')
    return { kind: 'paid', amount: approved ? { amount: minorOf(approved, currency), currency } : null };
  if (status === 'rejected' || status === 'cancelled') return { kind: 'refused', code: status, detail: status };
  return { kind: 'open' };
}

const minorOf = (text: string, currency: string): number => Math.round(Number(text) * 10 ** minorDigits(currency));
