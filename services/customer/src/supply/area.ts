import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import {
  EvidenceRevoked,
  PrescriptionRefused,
  PrescriptionVerified,
  VerificationAwaited,
} from '@toric/contracts/customer/events';
import type { Reader } from '../reader.store.ts';
import { dropWaitingOrder } from './features/drop-waiting-order.ts';
import { endVerification } from './features/end-verification.ts';
import { getVerification } from './features/get-verification.ts';
import { listVerifications } from './features/list-verifications.ts';
import { projectPrivateLabel } from './features/project-private-label.ts';
import { recordAnswer } from './features/record-answer.ts';
import { recordContact } from './features/record-contact.ts';
import { recordTransmission } from './features/record-transmission.ts';
import { verifyPrescription } from './features/verify-prescription.ts';
import { measureVerifications } from './verification/verification.gauges.ts';

/** Supply: whether lenses may be supplied, and verification by prescribers. Uses prescriptions and people. */
export const supply = ({ vault }: { vault: Vault }): Area<Reader> => ({
  routes: [
    ...[listVerifications, getVerification({ vault })],
    ...[recordTransmission({ vault }), recordContact({ vault }), recordAnswer({ vault })],
  ],
  subscriptions: {
    'verify-prescription': verifyPrescription({ vault }),
    'drop-waiting-order': dropWaitingOrder,
    'project-private-label': projectPrivateLabel,
  },
  effects: [endVerification({ vault })],
  sends: [PrescriptionVerified, PrescriptionRefused, VerificationAwaited, EvidenceRevoked],
  gauges: measureVerifications,
});
