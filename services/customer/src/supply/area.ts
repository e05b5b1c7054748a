import type { Area } from '@toric/chassis/area';
import {
  EvidenceRevoked,
  PrescriptionRefused,
  PrescriptionVerified,
  SendMessage,
  VerificationAwaited,
} from '@toric/contracts/customer/events';
import {
  AmendmentAwaited,
  AmendmentKept,
  AmendmentRefused,
  AmendmentVerified,
} from '@toric/contracts/customer/supply/amendment.events';
import { ParcelAddressRefused, ParcelAddressSealed } from '@toric/contracts/customer/people/parcel-address.events';
import type { Reader } from '../reader.store.ts';
import { closeShipmentAddress } from './features/close-shipment-address.ts';
import type { SupplyMeans } from './decide-supply.flow.ts';
import { dropWaitingOrder } from './features/drop-waiting-order.ts';
import { dropAmendment } from './features/drop-amendment.ts';
import { keepAmendment } from './features/keep-amendment.ts';
import { verifyAmendment } from './features/verify-amendment.ts';
import { endVerification } from './features/end-verification.ts';
import { getShipmentAddress } from './features/get-shipment-address.ts';
import { getVerification } from './features/get-verification.ts';
import { listVerifications } from './features/list-verifications.ts';
import { projectPrivateLabel } from './features/project-private-label.ts';
import { sealParcelAddress } from './features/seal-parcel-address.ts';
import { recordAnswer } from './features/record-answer.ts';
import { recordContact } from './features/record-contact.ts';
import { recordTransmission } from './features/record-transmission.ts';
import { verifyBuyer } from './features/verify-buyer.ts';
import { verifyPrescription } from './features/verify-prescription.ts';
import { measureVerifications } from './verification/verification.gauges.ts';

/** Supply: whether lenses may be supplied, verification by prescribers, and where a permitted parcel is sent. Uses prescriptions and people. */
export const supply = (means: SupplyMeans): Area<Reader> => ({
  routes: [
    ...[listVerifications(means), getVerification(means)],
    ...[recordTransmission(means), recordContact(means), recordAnswer(means)],
    getShipmentAddress(means),
  ],
  subscriptions: {
    'verify-prescription': verifyPrescription(means),
    'verify-buyer': verifyBuyer(means),
    'verify-amendment': verifyAmendment(means),
    'keep-amendment': keepAmendment(means),
    'drop-amendment': dropAmendment,
    'drop-waiting-order': dropWaitingOrder,
    'close-shipment-address': closeShipmentAddress,
    'project-private-label': projectPrivateLabel,
    'seal-parcel-address': sealParcelAddress(means),
  },
  effects: [endVerification(means)],
  sends: [
    ...[PrescriptionVerified, PrescriptionRefused, VerificationAwaited, EvidenceRevoked, SendMessage],
    ...[ParcelAddressSealed, ParcelAddressRefused],
    ...[AmendmentVerified, AmendmentRefused, AmendmentAwaited, AmendmentKept],
  ],
  gauges: measureVerifications,
});
