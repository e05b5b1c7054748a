/**
 * Decides whether lenses may be supplied to a customer. A prescription is required everywhere, even where a law only
 * recommends one. The reasons of a refusal leave this service, so they contain no medical or personal values.
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
 * Describes a request for an order or for an amendment of an order. An amendment is decided under its own id like a
 * separate order, so that the lines and the address of its order do not count.
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
  /**
   * Names the evidence of the prescription. It is undefined if the status of the prescription does not permit supply.
   */
  evidence: { id: string; basis: EvidenceBasis } | undefined;
};
/** Holds the address of an order, with the customer who owns it. */
export type Delivery = { readonly customerId: string; readonly place: Place };
export type SupplyFacts = {
  prescriptions: ReadonlyMap<string, StoredPrescription>;
  /** Maps the id of each order to its address. */
  addresses: ReadonlyMap<string, Delivery>;
  labels: PrivateLabels;
  /** Lists the earlier supplies to the customers, without those of cancelled orders. */
  supplies: readonly Supply[];
  /** Holds the customers whose data is restricted: the shop may keep the data, but not use it. */
  restricted?: ReadonlySet<string>;
  lensIds: LensIds;
  /** Compares the place that the client stated for a new order with the address of the order. */
  places?: PlaceDigests | undefined;
  /** Holds the shop's own limit of lenses for one eye, in days of wear. */
  mostDays: number;
};

export type SupplyDecision =
  | { kind: 'permitted'; lines: { lineId: string; evidenceId: string }[]; shipmentWarning: string | undefined }
  | { kind: 'refused'; reason: Reason; lineIds: string[] }
  /** The prescribers of the prescriptions with these ids must be asked before the decision. */
  | { kind: 'awaited'; prescriptionIds: string[] };

type Code = keyof typeof REASONS;

/**
 * Returns true if the prescription covers the lens of the line. Only another label of the same lens may replace the
 * prescribed lens, and only if every law that applies permits it (15 U.S.C. 7603(f)).
 */
function covers(contents: PrescriptionContents, line: Line, request: SupplyRequest, facts: SupplyFacts, today: string) {
  if (coversLens(facts.lensIds, contents, line.eye, line.lensId)) return true;
  const laws = [...lawsOf(request, facts), lawOf(contents.issuedIn)];
  const labels = (productId: string) => labelsOf(productId, facts.labels);
  return otherLabelPermittedUnder(laws, today) && coversLens(facts.lensIds, contents, line.eye, line.lensId, labels);
}

/**
 * Returns the state of a prescription at the place of the order. The prescription is expired if its last day has ended
 * anywhere in the place's time zones. It is not yet valid if its first day has not begun anywhere in them.
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
 * Returns a refusal with the reason of the first wrong line. The refusal names all lines that are wrong for the same
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

/** Returns the laws that apply to an order: those of its market and those of its destination. */
function lawsOf({ market, orderId }: SupplyRequest, { addresses }: SupplyFacts): readonly Law[] {
  const place = addresses.get(orderId)?.place;
  return [...new Set([...(market ? [lawOf(market)] : []), ...(place ? lawsAt(place) : [])])];
}

/**
 * Returns a refusal if a law forbids selling contact lenses at a distance. Otherwise returns undefined. Such a law does
 * not concern other goods, so an order without a lens is not refused.
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

/** Returns a refusal if the customer's data is restricted, because deciding about her lenses would use the data. */
function refuseByRestriction(
  { customerId, lines }: SupplyRequest,
  { restricted }: SupplyFacts,
): SupplyDecision | undefined {
  if (!restricted?.has(customerId)) return undefined;
  const code = 'customer.restricted';
  return { kind: 'refused', reason: { code, detail: REASONS[code] }, lineIds: lines.map(({ lineId }) => lineId) };
}

/**
 * Returns a refusal if the market of the order is not the country of its address. The market decides the prices and the
 * tax.
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
 * Returns a refusal if the region of the address does not fit its postal code, because the tax depends on the postal
 * code. Only an address that was stored before the API checked this can have such a region.
 */
function refuseByRegion({ orderId, lines }: SupplyRequest, { addresses }: SupplyFacts): SupplyDecision | undefined {
  const place = addresses.get(orderId)?.place;
  if (!place || !regionFault(place)) return undefined;
  const code = 'address.unfit-region';
  return { kind: 'refused', reason: { code, detail: REASONS[code] }, lineIds: lines.map(({ lineId }) => lineId) };
}

/**
 * Returns a refusal if the client stated another region or postal code than the address has. The tax and the delivery
 * charge were computed for the stated place. The request carries only a digest of the stated place.
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
 * Returns a refusal if an eye would get more lenses than may be supplied, together with the earlier supplies. The
 * refusal names the lines of this eye. An order that was permitted before is not refused.
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
 * Returns the local days on which an order is decided: the days at its address at the instant `at`, by default the
 * instant at which the order was placed.
 */
function daysOf({ orderId, placedAt, on }: SupplyRequest, { addresses }: SupplyFacts, at: Date | undefined): PlaceDays {
  const place = addresses.get(orderId)?.place;
  const instant = at ?? (placedAt === undefined ? undefined : new Date(placedAt));
  return place && instant ? daysAt(place, instant) : { first: on, last: on };
}

/**
 * Returns the id of the evidence that permits the line. Returns undefined if the prescriber must be asked. A presented
 * or verified prescription has evidence (16 CFR 315.5(a)). Evidence by silence counts only if every law that applies
 * accepts silence.
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
 * Decides whether an order is permitted, is refused, or must wait for prescribers. Uses the laws in force and the
 * prescriptions that are valid at the instant `at`, on the local day at the address. The default of `at` is the instant
 * at which the order was placed.
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
  // the warnings are about lenses, so a parcel without lenses gets none
  return { kind: 'permitted', lines, shipmentWarning: lines.length > 0 ? warningOf(laws, today) : undefined };
}

/**
 * Decides the requests one after the other. The lenses of a permitted order count as supplied for the next request.
 * Returns the decisions in the order of the requests, with the day of the supply.
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
