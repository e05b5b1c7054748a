/**
 * Decides whether lenses may be supplied to a customer. Every law demands a prescription here, also one that only
 * advises it. The answer leaves the service, so its reasons contain no medical or personal values.
 */
import { regionFault } from '@toric/contracts/contact/postal-address';
import type { Reason } from '@toric/contracts/kernel/common';
import type { VerifyPrescription } from '@toric/contracts/customer/events';
import type { EvidenceBasis, PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { DataOf } from '@toric/contracts/kernel/message';
import { packAt } from '@toric/optics/jurisdiction/pack';
import { daysAt, type PlaceDays } from '@toric/optics/jurisdiction/place-day';
import {
  type Law,
  lawOf,
  lawsAt,
  otherLabelPermittedUnder,
  type Place,
  silenceVerifiesUnder,
} from '@toric/optics/jurisdiction/place';
import type { LensIds } from '@toric/optics/lens-id';
import type { PlaceDigests } from '@toric/optics/place-digest';
import { coversLens, prescriptionState } from '@toric/optics/prescription';
import { daysIn, exceedsMostSupply, type Supply } from './most-supply.ts';
import { labelsOf, type PrivateLabels } from './private-label.ts';
import { REASONS } from './rules/refusal-reasons.ts';
import type { StoredStatus } from '../prescriptions/prescription-status.ts';

export type SupplyRequest = DataOf<typeof VerifyPrescription>;
/**
 * A request for an order, or for the amendment of one. An amendment is decided under its own id, like an order of its
 * own, so that neither the lines nor the address of its order count.
 */
export type AskedSupply = SupplyRequest & { readonly amendmentId?: string; readonly newAddress?: boolean };
export const subjectOf = (asked: AskedSupply): SupplyRequest => ({
  ...asked,
  orderId: asked.amendmentId ?? asked.orderId,
});
type Line = SupplyRequest['lines'][number];

export type StoredPrescription = {
  customerId: string;
  status: StoredStatus;
  revision: number;
  contents: PrescriptionContents;
  /** The reason why the status permits supply. Undefined if the status does not permit supply. */
  evidence: { id: string; basis: EvidenceBasis } | undefined;
};
/** The address of an order, with its owner. */
export type Delivery = { readonly customerId: string; readonly place: Place };
export type SupplyFacts = {
  prescriptions: ReadonlyMap<string, StoredPrescription>;
  /** Key: order id. */
  addresses: ReadonlyMap<string, Delivery>;
  labels: PrivateLabels;
  /** The earlier supplies to the customers, without cancelled orders. */
  supplies: readonly Supply[];
  /** The customers who asked the shop to do nothing with their data but to keep them. */
  restricted?: ReadonlySet<string>;
  lensIds: LensIds;
  /** Compares the place that the client stated with the address of the order. */
  places?: PlaceDigests | undefined;
  /** The shop's own limit of lenses for one eye, in days of wear. */
  mostDays: number;
};

export type SupplyDecision =
  | { kind: 'permitted'; lines: { lineId: string; evidenceId: string }[]; shipmentWarning: string | undefined }
  | { kind: 'refused'; reason: Reason; lineIds: string[] }
  /** The prescribers of these prescriptions must be asked first. */
  | { kind: 'awaited'; prescriptionIds: string[] };

type Code = keyof typeof REASONS;

/**
 * Returns true if the prescription covers the lens of the line. The only permitted substitution is another label of the
 * same lens, if every applicable law permits it (15 U.S.C. 7603(f)).
 */
function covers(contents: PrescriptionContents, line: Line, request: SupplyRequest, facts: SupplyFacts, today: string) {
  if (coversLens(facts.lensIds, contents, line.eye, line.lensId)) return true;
  const laws = [...lawsOf(request, facts), lawOf(contents.issuedIn)];
  const labels = (productId: string) => labelsOf(productId, facts.labels);
  return otherLabelPermittedUnder(laws, today) && coversLens(facts.lensIds, contents, line.eye, line.lensId, labels);
}

/**
 * Returns the state of a prescription where the customer's law looks at it. It is expired if its last day is over
 * anywhere at the place, and not yet valid if its first day has not begun anywhere at the place.
 */
function stateOn(contents: PrescriptionContents, { first, last }: PlaceDays) {
  return prescriptionState(contents, last) === 'expired' ? 'expired' : prescriptionState(contents, first);
}

function refusalOf(line: Line, request: SupplyRequest, facts: SupplyFacts, days: PlaceDays): Code | undefined {
  const prescription = facts.prescriptions.get(line.prescriptionId);
  if (prescription?.customerId !== request.customerId) return 'prescription.not-found';
  if (prescription.status === 'withdrawn') return 'prescription.withdrawn';
  if (prescription.status === 'refused') return 'prescription.denied';
  const state = stateOn(prescription.contents, days);
  if (state !== 'valid') return `prescription.${state}`;
  return covers(prescription.contents, line, request, facts, days.last) ? undefined : 'prescription.does-not-cover';
}

/**
 * Returns a refusal with the reason of the first wrong line. The refusal names all lines that are wrong for this
 * reason. If only the address is wrong, the refusal names all lines. Returns undefined if nothing is wrong.
 */
function refuseByPrescription(request: SupplyRequest, facts: SupplyFacts, days: PlaceDays): SupplyDecision | undefined {
  const codes = request.lines.map((line) => ({
    lineId: line.lineId,
    code: refusalOf(line, request, facts, days),
  }));
  const wrongAddress = facts.addresses.get(request.orderId)?.customerId !== request.customerId;
  const code = codes.find((line) => line.code)?.code ?? (wrongAddress ? 'address.not-found' : undefined);
  if (!code) return undefined;
  const affected = codes.filter((line) => code === 'address.not-found' || line.code === code);
  return {
    kind: 'refused',
    reason: { code, detail: REASONS[code] },
    lineIds: affected.map(({ lineId }) => lineId),
  };
}

/** Returns the laws of the market and of the destination. */
function lawsOf({ market, orderId }: SupplyRequest, { addresses }: SupplyFacts): readonly Law[] {
  const place = addresses.get(orderId)?.place;
  return [...new Set([...(market ? [lawOf(market)] : []), ...(place ? lawsAt(place) : [])])];
}

/**
 * Returns a refusal if a law forbids selling contact lenses at a distance, otherwise undefined. The law says nothing
 * about other goods, so an order without a lens is not refused.
 */
function refuseByLaw({ lines }: SupplyRequest, laws: readonly Law[], today: string): SupplyDecision | undefined {
  if (lines.length === 0) return undefined;
  for (const law of laws) {
    const source = law && packAt(law, today)?.distanceSelling?.source;
    if (!source) continue;
    const detail = `Contact lenses may not be sold at a distance in ${law} (${source}). Buy them from an optician there.`;
    const lineIds = lines.map(({ lineId }) => lineId);
    return { kind: 'refused', reason: { code: 'supply.distance-selling-forbidden', detail }, lineIds };
  }
  return undefined;
}

/** Returns a refusal if the customer's data may only be kept: deciding about her lenses would be more than that. */
function refuseByRestriction(
  { customerId, lines }: SupplyRequest,
  { restricted }: SupplyFacts,
): SupplyDecision | undefined {
  if (!restricted?.has(customerId)) return undefined;
  const code = 'customer.restricted';
  return { kind: 'refused', reason: { code, detail: REASONS[code] }, lineIds: lines.map(({ lineId }) => lineId) };
}

/**
 * Returns a refusal if the order was placed for another market than the country of its address. The place decides
 * prices and tax.
 */
function refuseByMarket(
  { market, orderId, lines }: SupplyRequest,
  { addresses }: SupplyFacts,
): SupplyDecision | undefined {
  const country = addresses.get(orderId)?.place.country;
  if (market === undefined || market === country) return undefined;
  const code = 'address.other-market';
  return { kind: 'refused', reason: { code, detail: REASONS[code] }, lineIds: lines.map(({ lineId }) => lineId) };
}

/**
 * Returns a refusal if the region of the address is not that of its postal code. Such an address is older than the
 * check of new addresses. The tax follows the postal code.
 */
function refuseByRegion({ orderId, lines }: SupplyRequest, { addresses }: SupplyFacts): SupplyDecision | undefined {
  const place = addresses.get(orderId)?.place;
  if (!place || !regionFault(place)) return undefined;
  const code = 'address.unfit-region';
  return { kind: 'refused', reason: { code, detail: REASONS[code] }, lineIds: lines.map(({ lineId }) => lineId) };
}

/**
 * Returns a refusal if the client stated another region or postal code than the address has. The tax and the delivery
 * were counted with them. Only a digest of them is sent.
 */
function refuseByPlace(
  { placeDigest, orderId, lines }: SupplyRequest,
  { addresses, places }: SupplyFacts,
): SupplyDecision | undefined {
  const place = addresses.get(orderId)?.place;
  if (placeDigest === undefined || !places || !place || places.fits(placeDigest, orderId, place)) return undefined;
  const code = 'address.other-place';
  return { kind: 'refused', reason: { code, detail: REASONS[code] }, lineIds: lines.map(({ lineId }) => lineId) };
}

/**
 * Returns a refusal that names the lines of an eye with more lenses than may be supplied, together with what was
 * supplied before. An order that was permitted before stays permitted.
 */
function refuseByQuantity(request: SupplyRequest, facts: SupplyFacts, laws: readonly Law[], today: string) {
  const { orderId, customerId, lines } = request;
  if (facts.supplies.some((supply) => supply.orderId === orderId)) return undefined;
  const before = facts.supplies.filter((supply) => supply.customerId === customerId);
  const tooMany = lines.filter(({ eye, prescriptionId }) => {
    const contents = facts.prescriptions.get(prescriptionId)?.contents;
    const [onThis, onOthers] = [true, false].map((same) =>
      lines.filter((line) => line.eye === eye && (line.prescriptionId === prescriptionId) === same),
    );
    const earlier = [...before.filter((supply) => supply.eye === eye), ...suppliesOf(request, onOthers ?? [], today)];
    return (
      contents &&
      exceedsMostSupply(onThis ?? [], earlier, {
        ...{ ...contents, laws, today },
        mostDays: facts.mostDays,
      })
    );
  });
  if (tooMany.length === 0) return undefined;
  const code = 'supply.too-much';
  return {
    kind: 'refused' as const,
    reason: { code, detail: REASONS[code] },
    lineIds: tooMany.map(({ lineId }) => lineId),
  };
}

const suppliesOf = ({ orderId, customerId }: SupplyRequest, lines: readonly Line[], suppliedOn: string): Supply[] =>
  lines
    .map((line) => ({ ...line, orderId, customerId, suppliedOn, days: daysIn(line) }))
    .filter(({ days }) => days > 0);

/**
 * Returns the days on which an order is decided: the local days at its address at the instant `at`. If `at` is omitted,
 * the instant decides at which the order was placed.
 */
function daysOf({ orderId, placedAt, on }: SupplyRequest, { addresses }: SupplyFacts, at: Date | undefined): PlaceDays {
  const place = addresses.get(orderId)?.place;
  const instant = at ?? (placedAt === undefined ? undefined : new Date(placedAt));
  return place && instant ? daysAt(place, instant) : { first: on, last: on };
}

/**
 * Returns the id of the evidence that permits the line, or undefined if the prescriber must be asked. A presented or
 * verified prescription suffices (16 CFR 315.5(a)). Evidence by silence suffices only if every applicable law accepts
 * silence.
 */
function evidenceIdFor(line: Line, { prescriptions }: SupplyFacts, laws: readonly Law[], today: string) {
  const prescription = prescriptions.get(line.prescriptionId);
  if (!prescription?.evidence) return undefined;
  const { contents, evidence } = prescription;
  const counts = evidence.basis !== 'silence' || silenceVerifiesUnder([...laws, lawOf(contents.issuedIn)], today);
  return counts ? evidence.id : undefined;
}

const warningOf = (laws: readonly Law[], today: string): string | undefined =>
  laws.flatMap((law) => (law && packAt(law, today)?.shipmentWarning?.is) ?? [])[0];

/**
 * Decides by the law in force, and by the prescriptions that are valid, at the instant `at`, on the local day at the
 * address: the order is permitted, is refused, or must wait for prescribers. If `at` is omitted, the instant decides at
 * which the order was placed.
 */
export function decideSupply(request: SupplyRequest, facts: SupplyFacts, at?: Date): SupplyDecision {
  const laws = lawsOf(request, facts);
  const days = daysOf(request, facts, at);
  const today = days.last;
  const refusal =
    refuseByRestriction(request, facts) ??
    refuseByPrescription(request, facts, days) ??
    refuseByLaw(request, laws, today) ??
    refuseByMarket(request, facts) ??
    refuseByRegion(request, facts) ??
    refuseByPlace(request, facts) ??
    refuseByQuantity(request, facts, laws, today);
  if (refusal) return refusal;
  const decided = request.lines.map((line) => ({ ...line, evidenceId: evidenceIdFor(line, facts, laws, today) }));
  const awaited = decided.filter(({ evidenceId }) => evidenceId === undefined);
  if (awaited.length > 0) {
    return { kind: 'awaited', prescriptionIds: [...new Set(awaited.map(({ prescriptionId }) => prescriptionId))] };
  }
  const lines = decided.flatMap(({ lineId, evidenceId }) => (evidenceId ? [{ lineId, evidenceId }] : []));
  // the warnings are about lenses, so a parcel without one needs none
  return { kind: 'permitted', lines, shipmentWarning: lines.length > 0 ? warningOf(laws, today) : undefined };
}

/**
 * Decides the requests one after the other. What one order is permitted counts as supplied for the next. Returns the
 * decisions, in the order of the requests, with the day on which the lenses of a permitted order are supplied.
 */
export function decideSupplies(requests: readonly SupplyRequest[], facts: SupplyFacts, at?: Date) {
  const supplies = [...facts.supplies];
  return requests.map((request) => {
    const supply = decideSupply(request, { ...facts, supplies }, at);
    const suppliedOn = daysOf(request, facts, at).last;
    const isRepeat = supplies.some(({ orderId }) => orderId === request.orderId);
    if (supply.kind === 'permitted' && !isRepeat) supplies.push(...suppliesOf(request, request.lines, suppliedOn));
    return { request, supply, suppliedOn };
  });
}
