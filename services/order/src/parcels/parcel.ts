/**
 * Defines the rules of parcels: the status that follows from news, the actions that are allowed in each state, and the
 * boxes that a new parcel may hold.
 */
import {
  PARCEL_LINES_UNKNOWN,
  PARCEL_ORDER_NOT_READY,
  PARCEL_STATUS,
} from '@toric/contracts/order/parcels/parcel.errors';
import type { DelayReason } from '@toric/contracts/shipment/delay-reason';
import type { ParcelNews, ParcelStatus } from '@toric/contracts/order/parcels/parcel';

/** Describes a number of boxes of one order line. */
export type Part = { readonly lineId: string; readonly quantity: number };
export type News = { readonly kind: ParcelNews; readonly code: string; readonly at: Date };

/** Lists the states of a parcel that the carrier has, so that it can send news. */
export const UNDER_WAY: readonly ParcelStatus[] = ['handed-over', 'in-transit', 'delayed', 'lost'];
/** Lists the states in which a parcel may still be cancelled. */
const CANCELLABLE: readonly ParcelStatus[] = ['packed', 'labelling', 'label-failed', 'labelled'];

/** Maps each kind of news to the status of the parcel. Kinds of news without an entry change no status. */
const MEANS: Readonly<Partial<Record<ParcelNews, ParcelStatus>>> = {
  moving: 'in-transit',
  'out-for-delivery': 'in-transit',
  'to-collect': 'in-transit',
  'attempt-failed': 'delayed',
  'carrier-delay': 'delayed',
  damaged: 'delayed',
  lost: 'lost',
  returning: 'returned',
  delivered: 'delivered',
};

/** Orders news of the same instant. The kind of news that is later in this list decides. */
const RANK: readonly ParcelNews[] = [
  ...(['unknown', 'announced', 'moving', 'out-for-delivery', 'to-collect', 'carrier-delay'] as const),
  ...(['attempt-failed', 'damaged', 'lost', 'returning', 'delivered'] as const),
];

const byTime = (one: News, other: News) =>
  one.at.getTime() - other.at.getTime() || RANK.indexOf(one.kind) - RANK.indexOf(other.kind);

export type Standing = {
  readonly status: ParcelStatus;
  readonly delay: DelayReason | null;
  readonly lastNewsAt: Date | null;
  readonly deliveredAt: Date | null;
};

const DELAYS: Readonly<Partial<Record<ParcelNews, DelayReason>>> = {
  'attempt-failed': 'attempt-failed',
  'carrier-delay': 'carrier-delay',
  damaged: 'damaged',
};

/**
 * Returns the status of a parcel from all its news, in any order of arrival. The newest news decide. A delivery is
 * final: a later scan in transit changes nothing, and only a return to the sender does. Returns undefined if no news
 * have a meaning.
 */
export function standingOf(news: readonly News[]): Standing | undefined {
  const told = news.filter(({ kind }) => MEANS[kind] !== undefined).sort(byTime);
  const last = told.at(-1);
  if (!last) return undefined;
  const delivered = told.findLast(({ kind }) => kind === 'delivered');
  const decides = delivered && last.kind !== 'returning' ? delivered : last;
  const status = MEANS[decides.kind] ?? 'in-transit';
  return {
    status,
    delay: status === 'delayed' ? (DELAYS[decides.kind] ?? 'carrier-delay') : null,
    lastNewsAt: last.at,
    deliveredAt: status === 'delivered' ? decides.at : null,
  };
}

/** Throws if the parcel may not be cancelled, because a carrier has it or it has ended. */
export function assertCancellable(status: ParcelStatus): void {
  if (!CANCELLABLE.includes(status)) throw PARCEL_STATUS({ status });
}

/** Throws unless the parcel waits for a label: it is packed, or its label has failed. */
export function assertWithoutLabel(status: ParcelStatus): void {
  if (status !== 'packed' && status !== 'label-failed') throw PARCEL_STATUS({ status });
}

/** Throws if a person may not record news of the parcel. */
export function assertUnderWay(status: ParcelStatus): void {
  if (!UNDER_WAY.includes(status)) throw PARCEL_STATUS({ status });
}

/** Lists the states of an order in which boxes may be packed. */
const PACKABLE = ['confirmed', 'part-shipped'];

export const isPackable = (status: string): boolean => PACKABLE.includes(status);

/**
 * Lists the states of an order in which one of its parcels is leaving. Afterwards the order may often be packed again.
 */
export const LEAVING = ['shipping', 'capturing', 'payment-due'];

export const isLeaving = (status: string): boolean => LEAVING.includes(status);

/** Throws if the boxes of the order may not be packed now. */
export function assertPackable(status: string): void {
  if (!isPackable(status)) throw PARCEL_ORDER_NOT_READY({ status });
}

type Ordered = { readonly id: string; readonly quantity: number };

/** Returns the boxes of each line that no parcel holds yet. Returns none if a parcel holds the whole order. */
function leftOf(ordered: readonly Ordered[], held: readonly (readonly Part[])[]): Map<string, number> {
  if (held.some((parts) => parts.length === 0)) return new Map();
  const left = new Map(ordered.map(({ id, quantity }) => [id, quantity]));
  for (const { lineId, quantity } of held.flat()) left.set(lineId, (left.get(lineId) ?? 0) - quantity);
  return left;
}

const isWithin = (left: ReadonlyMap<string, number>, parts: readonly Part[]): boolean =>
  parts.every(({ lineId, quantity }) => (left.get(lineId) ?? 0) >= quantity);

/**
 * Returns true if a parcel with these boxes can still be made: they belong to the order, and no other parcel holds
 * them.
 */
export function fits(
  ordered: readonly Ordered[],
  held: readonly (readonly Part[])[],
  wanted: readonly Part[],
): boolean {
  const left = leftOf(ordered, held);
  return [...left.values()].some((quantity) => quantity > 0) && isWithin(left, wanted);
}

/**
 * Returns the contents of a new parcel. `held` are the contents of the other parcels of the order; an empty list among
 * them means the whole order. Returns an empty list for a parcel with the whole order. Throws if a line does not belong
 * to the order, if the parcels would hold more than was ordered, or if no box remains.
 */
export function contentsOf(
  ordered: readonly Ordered[],
  held: readonly (readonly Part[])[],
  wanted: readonly Part[] | undefined,
): Part[] {
  const left = leftOf(ordered, held);
  const rest = [...left].filter(([, quantity]) => quantity > 0).map(([lineId, quantity]) => ({ lineId, quantity }));
  if (rest.length === 0) throw PARCEL_LINES_UNKNOWN();
  const parts = wanted && wanted.length > 0 ? wanted.map(({ lineId, quantity }) => ({ lineId, quantity })) : rest;
  if (!isWithin(left, parts)) throw PARCEL_LINES_UNKNOWN();
  const isWhole = ordered.every(({ id, quantity }) => parts.find(({ lineId }) => lineId === id)?.quantity === quantity);
  return isWhole ? [] : parts;
}
