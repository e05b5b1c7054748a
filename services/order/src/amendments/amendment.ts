/**
 * Decides the terms of an amended order, and lists all refusals that are known at the request. The amendment process
 * later checks prescription, boxes and card.
 */
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { isLens, ruleOf } from '@toric/contracts/goods/goods';
import { LARGEST_AMOUNT } from '@toric/contracts/kernel/money';
import {
  AMENDMENT_CHANGES_NOTHING,
  AMENDMENT_DECIDED,
  AMENDMENT_EMPTY,
  AMENDMENT_LAPSED,
  AMENDMENT_NEEDS_SECOND_PERSON,
  AMENDMENT_NOT_ALLOWED,
  AMENDMENT_PRICE_FOR_STAFF,
  AMENDMENT_PRICE_NEEDS_REASON,
  AMENDMENT_PRICE_RAISED,
  AMENDMENT_RUNS,
  AMENDMENT_TOO_LATE,
} from '@toric/contracts/order/amendments/amendment.errors';
import type { AmendmentStatus, AmendOrderBody } from '@toric/contracts/order/amendments/amendment.http';
import {
  ORDER_LINE_UNKNOWN,
  ORDER_MIXED_CURRENCY,
  ORDER_NOT_MADE,
  ORDER_TOO_LARGE,
} from '@toric/contracts/order/order.errors';
import { DAY_MS, dayOf } from '@toric/optics/calendar-day';
import type { LensIds } from '@toric/optics/lens-id';
import { supplyDays } from '@toric/optics/wear';
import { describe, type Offer, priceLine } from '../orders/price-line.ts';
import { discountOf, type KnownCoupon } from '../orders/sale-rules.ts';
import { isSame, type Terms, type TermsLine, totalOf } from './terms.ts';

/** Describes an order before its amendment, with the decrypted parameters of its lenses. */
export type Present = {
  readonly status: string;
  readonly amendingId: string | null;
  readonly market: string;
  readonly couponCode: string | null;
  readonly placedAt: Date;
  readonly terms: Terms;
};

/** Describes the delivery charge and the taxes of an amended order, by the shop's rules of delivery and tax. */
export type Charges = Pick<Terms, 'delivery' | 'deliveryTax' | 'taxOnTop' | 'deliveryName' | 'tax' | 'promisedOn'> & {
  /** Holds the tax of each line of the amended order, in the sequence of the lines. */
  readonly taxes: readonly Pick<TermsLine, 'tax' | 'taxRate' | 'taxPpm' | 'taxRow'>[];
  readonly refusals: readonly BusinessError[];
};
export type Charge = (terms: Terms) => Charges;

type Given = {
  readonly present: Present;
  readonly body: AmendOrderBody;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly coupon: KnownCoupon | undefined;
  readonly charge: Charge;
  /** Is true if a member of staff requests the amendment. Only staff may set the price of a line by hand. */
  readonly byStaff: boolean;
  /** Holds the cut in percent up to which one person may reduce the price of a line alone. */
  readonly cutAlone: number;
  readonly lensIds: LensIds;
  readonly now: Date;
  readonly newId: () => string;
};
export type AmendmentDecision = {
  /** Holds the terms of the amended order. It is undefined if the refusals leave no terms that can be shown. */
  readonly after: Terms | undefined;
  readonly needsSecondPerson: boolean;
  readonly refusals: readonly BusinessError[];
};

type WantedPrice = { amount: number; currency: string } | undefined;
type Draft = { readonly line: TermsLine | undefined; readonly refusals: BusinessError[]; readonly isCut: boolean };
const refusedLine = (...refusals: BusinessError[]): Draft => ({ line: undefined, refusals, isCut: false });

/** Returns the refusal of an added line, with its JSON pointers moved from `/lines` to `/added`. */
const underAdded = (refused: BusinessError, index: number): BusinessError =>
  new BusinessError(
    refused.slug,
    refused.kind,
    refused.detail,
    refused.errors.map((error) => ({
      ...error,
      pointer: error.pointer.replace(`/lines/${index}`, `/added/${index}/line`),
    })),
    refused.members,
  );

/**
 * Returns a line with the price that staff set by hand, which is `wanted`. Returns refusals if this price is not
 * possible.
 */
function priced(line: TermsLine, wanted: WantedPrice, pointer: string, given: Given): Draft {
  if (!wanted) return { line, refusals: [], isCut: false };
  const { body, byStaff, cutAlone, present } = given;
  if (!byStaff) return refusedLine(AMENDMENT_PRICE_FOR_STAFF().atField(pointer));
  if (wanted.currency !== present.terms.currency) return refusedLine(ORDER_MIXED_CURRENCY().atField(pointer));
  if (wanted.amount > line.unitPrice) return refusedLine(AMENDMENT_PRICE_RAISED().atField(pointer));
  if (wanted.amount === line.unitPrice) return { line, refusals: [], isCut: false };
  const refusals = body.why === undefined ? [AMENDMENT_PRICE_NEEDS_REASON().atField('/why')] : [];
  // The cut is measured from the price before any price by hand, so that several small cuts do not add up to a large
  // one.
  const listPrice = line.listPrice ?? line.unitPrice;
  const isCut = wanted.amount * 100 < listPrice * (100 - cutAlone);
  return { line: { ...line, unitPrice: wanted.amount, listPrice }, refusals, isCut };
}

/**
 * Returns the refusal of a kept line without the list of the nearest powers. The line keeps its power, so the list
 * would be of no use, and it would reveal the power of the lens to staff.
 */
const withoutNearest = (refused: BusinessError, index: number): BusinessError =>
  refused.slug === ORDER_NOT_MADE.slug
    ? new BusinessError(refused.slug, refused.kind, refused.detail).atField(`/lines/${index}/quantity`)
    : refused;

/**
 * Returns a line that the amended order keeps. More boxes and another pack are checked like a new line. Fewer boxes of
 * the same pack are not checked again. If a line with a price by hand gets more boxes, it gets today's price until
 * staff set a price again, because the price by hand was approved for the former number of boxes.
 */
function keptLine(wanted: NonNullable<AmendOrderBody['lines']>[number], index: number, given: Given): Draft {
  const { present, offers, newId, now } = given;
  const found = present.terms.lines.find(({ lineId }) => lineId === wanted.lineId);
  if (!found) return refusedLine(ORDER_LINE_UNKNOWN().atField(`/lines/${index}/lineId`));
  const { packId = found.packId, prescriptionId = found.prescriptionId, quantity } = wanted;
  const same = { ...found, quantity, prescriptionId: isLens(found.goods) ? prescriptionId : null, lineId: newId() };
  const pointer = `/lines/${index}/unitPrice`;
  if (packId === found.packId && quantity <= found.quantity)
    return priced(withBoxDays(same, offers), wanted.unitPrice, pointer, given);
  const asked = { productId: found.productId, packId, parameters: found.parameters ?? undefined };
  const offered = priceLine(asked, index, { market: present.market, on: dayOf(now) }, offers);
  if (offered instanceof BusinessError) return refusedLine(withoutNearest(offered, index));
  if (offered.currency !== present.terms.currency)
    return refusedLine(ORDER_MIXED_CURRENCY().atField(`/lines/${index}/packId`));
  const { packSize, description, boxDays, unitPrice, taxRate } = offered;
  const line =
    packId === found.packId && found.listPrice === null
      ? { ...same, boxDays }
      : { ...same, packId, packSize, description, boxDays, unitPrice, taxRate, listPrice: null };
  return priced(line, wanted.unitPrice, pointer, given);
}

/**
 * Returns the line with the number of days that the lenses of one box last. The rows of an order do not store this
 * number, so it is computed from today's offer.
 */
function withBoxDays(line: TermsLine, offers: Given['offers']): TermsLine {
  const offer = offers.get(line.productId);
  const pack = offer?.packs.find(({ packId }) => packId === line.packId);
  const boxDays = isLens(line.goods) ? supplyDays(line.packSize, offer?.replacement ?? 'daily') : undefined;
  return { ...line, boxDays, description: offer && pack ? describe(offer, pack) : line.description };
}

function addedLine(
  { line, unitPrice }: NonNullable<AmendOrderBody['added']>[number],
  index: number,
  given: Given,
): Draft {
  const { present, offers, lensIds, newId, now } = given;
  const offered = priceLine(line, index, { market: present.market, on: dayOf(now) }, offers);
  if (offered instanceof BusinessError) return refusedLine(underAdded(offered, index));
  const { currency, ...sold } = offered;
  if (currency !== present.terms.currency)
    return refusedLine(ORDER_MIXED_CURRENCY().atField(`/added/${index}/line/packId`));
  const { eye = null, parameters = null, prescriptionId = null, productId, packId, quantity } = line;
  const lens = { eye, parameters, prescriptionId, lensId: lensIds.of(productId, parameters) };
  const added = { ...sold, ...lens, productId, packId, quantity, rule: ruleOf(sold.goods), listPrice: null };
  const untaxed = { tax: null, taxPpm: null, taxRow: null };
  return priced({ ...added, ...untaxed, lineId: newId() }, unitPrice, `/added/${index}/unitPrice`, given);
}

/**
 * Returns the discount of the order's coupon for the amended lines. The coupon was accepted when the order was placed,
 * so only its minimum is checked again.
 */
function discountIn({ present, coupon }: Given, subtotal: number): number | BusinessError {
  const { couponCode, market, placedAt, terms } = present;
  if (couponCode === null) return 0;
  const kept = coupon && { terms: { ...coupon.terms, active: true }, usedUp: false, usedByCustomer: 0 };
  const money = { amount: subtotal, currency: terms.currency };
  const decided = discountOf(kept, { market, subtotal: money, now: placedAt });
  return decided instanceof BusinessError ? decided : decided.amount;
}

/** Returns the region and the postal code of the shipping address after the amendment, if the client stated them. */
export const placeAfter = ({ shippingAddressId, place }: AmendOrderBody, terms: Terms): Terms['place'] =>
  shippingAddressId === undefined || shippingAddressId === terms.shippingAddressId ? terms.place : (place ?? null);

/**
 * Returns the terms of an amended order with these lines, and the refusals of its sums. Returns no terms if a sum is
 * too large for a payment.
 */
function withSums(lines: readonly TermsLine[], given: Given): { after: Terms | undefined; refusals: BusinessError[] } {
  const { present, body, charge } = given;
  const { terms } = present;
  const subtotal = lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
  const discount = discountIn(given, subtotal);
  const draft: Terms = {
    ...{ lines, currency: terms.currency, subtotal, discount: typeof discount === 'number' ? discount : 0 },
    shippingAddressId: body.shippingAddressId ?? terms.shippingAddressId,
    deliveryMethodId: body.deliveryMethodId ?? terms.deliveryMethodId,
    ...{ delivery: terms.delivery, deliveryName: terms.deliveryName, promisedOn: terms.promisedOn },
    ...{ taxOnTop: 0, tax: 0, place: placeAfter(body, terms) },
  };
  const { taxes, refusals, ...charges } = charge(draft);
  const after = { ...draft, ...charges, lines: lines.map((line, index) => ({ ...line, ...taxes[index] })) };
  const tooLarge = totalOf(after) > LARGEST_AMOUNT || subtotal > LARGEST_AMOUNT;
  return {
    after: tooLarge ? undefined : after,
    refusals: [
      ...(discount instanceof BusinessError ? [discount] : []),
      ...(tooLarge ? [ORDER_TOO_LARGE({ limit: LARGEST_AMOUNT, currency: terms.currency }).atField('/lines')] : []),
      ...refusals,
    ],
  };
}

/** Returns a refusal if the order cannot be amended in its present state. */
export function refuseState({ status, amendingId }: Pick<Present, 'status' | 'amendingId'>): BusinessError | undefined {
  if (status !== 'confirmed') return AMENDMENT_NOT_ALLOWED({ status });
  return amendingId === null ? undefined : AMENDMENT_RUNS();
}

/** Returns the terms of the amended order, and all refusals that are known at the request. */
export function decideAmendment(given: Given): AmendmentDecision {
  const { present, body } = given;
  const wrongState = refuseState(present);
  const state = wrongState ? [wrongState] : [];
  const kept = body.lines ?? present.terms.lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
  const drafts = [
    ...kept.map((line, index) => keptLine(line, index, given)),
    ...(body.added ?? []).map((line, index) => addedLine(line, index, given)),
  ];
  const lines = drafts.flatMap(({ line }) => line ?? []);
  const ofLines = drafts.flatMap(({ refusals }) => refusals);
  if (lines.length === 0) {
    const empty = ofLines.length > 0 ? ofLines : [AMENDMENT_EMPTY().atField('/lines')];
    return { after: undefined, needsSecondPerson: false, refusals: [...state, ...empty] };
  }
  const { after, refusals } = withSums(lines, given);
  const nothing = ofLines.length === 0 && after && isSame(present.terms, after) ? [AMENDMENT_CHANGES_NOTHING()] : [];
  const needsSecondPerson = drafts.some(({ isCut }) => isCut);
  return { after, needsSecondPerson, refusals: [...state, ...ofLines, ...refusals, ...nothing] };
}

/** Lists the statuses in which an amendment can be revoked, because the warehouse is not swapping the boxes yet. */
const REVOCABLE: readonly AmendmentStatus[] = ['needs-approval', 'checking', 'charging'];
export function assertRevocable(status: AmendmentStatus): void {
  if (!REVOCABLE.includes(status)) throw AMENDMENT_TOO_LATE({ status });
}

/** Throws if an amendment has waited too long for its approval, or if its order has changed since the request. */
export function assertFresh(
  { createdAt, isUnchanged }: { createdAt: Date; isUnchanged: boolean },
  { now, days }: { now: Date; days: number },
): void {
  if (!isUnchanged || createdAt.getTime() + days * DAY_MS <= now.getTime()) throw AMENDMENT_LAPSED();
}

/**
 * Throws if the amendment does not wait for a second person. Throws also if the person who requested it tries to
 * approve it.
 */
export function assertDecidable(
  { status, requestedBy }: { status: AmendmentStatus; requestedBy: string },
  decision: { by: string; approves: boolean },
): void {
  if (status !== 'needs-approval') throw AMENDMENT_DECIDED({ status });
  if (decision.approves && requestedBy === decision.by) throw AMENDMENT_NEEDS_SECOND_PERSON();
}
