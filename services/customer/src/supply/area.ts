import type { Area } from '@toric/chassis/area';
import * as events from '@toric/contracts/customer/events';
import * as amending from '@toric/contracts/customer/supply/amendment.events';
import { ParcelAddressRefused, ParcelAddressSealed } from '@toric/contracts/customer/people/parcel-address.events';
import type { Reader } from '../reader.store.ts';
import type { SupplyMeans } from './decide-supply.flow.ts';
import { endVerification } from './features/end-verification.ts';
import { getShipmentAddress } from './features/get-shipment-address.ts';
import { heard } from './heard.ts';
import { getVerification } from './features/get-verification.ts';
import { listPrescriptionValidity } from './features/list-prescription-validity.ts';
import { listVerifications } from './features/list-verifications.ts';
import { recordAnswer } from './features/record-answer.ts';
import { recordContact } from './features/record-contact.ts';
import { recordTransmission } from './features/record-transmission.ts';
import { measureVerifications } from './verification/verification.gauges.ts';

/**
 * Decides whether lenses may be supplied, has prescriptions verified by their prescribers, and keeps the addresses of
 * permitted parcels. This area uses prescriptions and people.
 */
export const supply = (means: SupplyMeans): Area<Reader> => ({
  routes: [
    ...[listVerifications(means), getVerification(means)],
    ...[recordTransmission(means), recordContact(means), recordAnswer(means)],
    ...[getShipmentAddress(means), listPrescriptionValidity(means)],
  ],
  subscriptions: heard(means),
  effects: [endVerification(means)],
  sends: [
    ...[events.PrescriptionVerified, events.PrescriptionRefused, events.VerificationAwaited, events.EvidenceRevoked],
    ...[events.SendMessage, ParcelAddressSealed, ParcelAddressRefused, amending.AmendmentVerified],
    ...[amending.AmendmentRefused, amending.AmendmentAwaited, amending.AmendmentKept],
  ],
  gauges: measureVerifications,
});
