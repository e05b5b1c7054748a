// Defines the data of the calls to the carrier. A call is stored before it is made, so that a crash of the service does
// not lose it.
import { Id } from '@toric/contracts/kernel/common';
import { Money } from '@toric/contracts/kernel/money';
import { ClaimKind } from '@toric/contracts/order/parcels/parcel';
import type { EffectCall } from '@toric/messaging/outcome';
import { z } from 'zod';

export const CALL_CARRIER = 'call-carrier';
/** Holds the weight in grams that is assumed for a parcel that was not weighed. */
export const USUAL_WEIGHT_GRAMS = 250;

const ofParcel = z.object({ parcelId: Id });
const ofLabel = z.object({ labelId: Id });
const ofClaim = z.object({ claimId: Id });

export const CarrierCall = z.discriminatedUnion('call', [
  ofParcel.extend({
    call: z.literal('shipment'),
    orderNumber: z.string(),
    weightGrams: z.int(),
    /** Holds the recipient's address, sealed by the order service. So no row of the database has it in plain text. */
    sealedAddress: z.string(),
  }),
  ofParcel.extend({ call: z.literal('label'), shipmentId: z.string(), service: z.string() }),
  ofParcel.extend({ call: z.literal('void'), shipmentId: z.string() }),
  ofParcel.extend({ call: z.literal('track'), trackingNumber: z.string() }),
  ofLabel.extend({
    call: z.literal('return-shipment'),
    returnNumber: z.string(),
    weightGrams: z.int(),
    /** Holds the address from which the returned goods come, sealed by the order service. */
    sealedAddress: z.string(),
  }),
  ofLabel.extend({ call: z.literal('return-label'), shipmentId: z.string(), service: z.string() }),
  ofLabel.extend({ call: z.literal('return-void'), shipmentId: z.string() }),
  ofLabel.extend({ call: z.literal('return-track'), trackingNumber: z.string() }),
  z.object({ call: z.literal('manifest'), manifestId: Id, shipmentIds: z.array(z.string()) }),
  ofClaim.extend({
    call: z.literal('claim'),
    trackingNumber: z.string(),
    kind: ClaimKind,
    amount: Money,
    /** Holds the description of the claim that a person wrote, sealed by the order service. */
    sealedDescription: z.string(),
  }),
  ofClaim.extend({ call: z.literal('claim-status'), reference: z.string(), currency: z.string() }),
]);
export type CarrierCall = z.infer<typeof CarrierCall>;

export const carrierCall = (call: CarrierCall): EffectCall => ({ name: CALL_CARRIER, data: CarrierCall.parse(call) });

export const addressContext = (parcelId: string): string => `address of parcel ${parcelId}`;
export const claimContext = (claimId: string): string => `text of claim ${claimId}`;
