// Defines the interface to a carrier. Amounts are in minor units. A call returns what the carrier did, or its refusal.
// If the outcome is unknown, the call throws CarrierUnknown, and is repeated.
import type { Address } from '@toric/contracts/contact/contact';
import type { Money } from '@toric/contracts/kernel/money';
import type { ClaimKind } from '@toric/contracts/order/parcels/parcel';
import type { News } from '../parcel.ts';

export type Refused = { readonly kind: 'refused'; readonly code: string; readonly detail: string };
export type Shipment = { readonly kind: 'shipment'; readonly shipmentId: string };
export type Label = {
  readonly kind: 'label';
  readonly carrier: string;
  readonly service: string;
  readonly trackingNumber: string;
  readonly mediaType: 'application/pdf' | 'image/png';
  /** Holds the bytes of the label file in base64. */
  readonly file: string;
  /** Holds the price of the label. It is absent if the carrier named no price. */
  readonly cost?: Money | undefined;
};
export type Filed = { readonly kind: 'filed'; readonly reference: string };
export type ClaimAnswer =
  | { readonly kind: 'open' }
  | { readonly kind: 'paid'; readonly amount: Money | null }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string };

/** Describes the results that a call to the carrier may have. */
export type CarrierResult =
  | Shipment
  | Label
  | Filed
  | Refused
  | ClaimAnswer
  | { readonly kind: 'voided' }
  | { readonly kind: 'news'; readonly news: readonly News[] };

export type ShipmentRequest = {
  readonly reference: string;
  readonly orderNumber: string;
  readonly to: Address;
  readonly weightGrams: number;
  /** Is true for a parcel with returned goods. Then `to` is the address from which the goods come. */
  readonly isReturn?: boolean;
};
export type ClaimRequest = {
  readonly reference: string;
  readonly trackingNumber: string;
  readonly type: ClaimKind;
  readonly amount: Money;
  readonly description: string;
};
/**
 * Describes an event of a carrier whose signature was verified. `news` is empty for an event that is not about a
 * parcel.
 */
export type CarrierEvent = {
  readonly id: string;
  readonly trackingNumber: string;
  readonly news: readonly News[];
};
export type Raw = { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> };

export type Carrier = {
  /** Names the carrier in the path of its webhooks. */
  readonly name: string;
  /** Announces a parcel to the carrier. The announcement costs nothing, so it may be repeated. */
  createShipment(request: ShipmentRequest): Promise<Shipment | Refused>;
  /** Buys the label of a shipment. A shipment has only one label: buying it again returns the same label. */
  buyLabel(request: { shipmentId: string; service: string }): Promise<Label | Refused>;
  /** Gives an unused label back to the carrier for a refund. A label that was given back before counts as done. */
  voidLabel(shipmentId: string): Promise<{ readonly kind: 'voided' } | Refused>;
  /** Creates the manifest of shipments. Creating it again returns the existing manifest. */
  manifest(request: { reference: string; shipmentIds: readonly string[] }): Promise<Filed | Refused>;
  track(trackingNumber: string): Promise<News[]>;
  fileClaim(request: ClaimRequest): Promise<Filed | Refused>;
  claimStatus(request: { reference: string; currency: string }): Promise<ClaimAnswer>;
  /**
   * Verifies and parses an event that the carrier sent to the webhook. Throws if the signature is wrong or the body is
   * unreadable.
   */
  openEvent(raw: Raw | undefined): CarrierEvent;
};

/**
 * This error means that the outcome of a call to the carrier is unknown: the carrier may have done what was requested.
 * The error is never treated as a refusal.
 */
export class CarrierUnknown extends Error {
  override name = 'CarrierUnknown';
}
