/**
 * Lists the use cases of the supply area that a message starts. The order service sends most of these messages.
 * `project-private-label` handles a message of the catalogue.
 */
import { closeShipmentAddress } from './features/close-shipment-address.ts';
import type { SupplyMeans } from './decide-supply.flow.ts';
import { dropAmendment } from './features/drop-amendment.ts';
import { dropWaitingOrder } from './features/drop-waiting-order.ts';
import { keepAmendment } from './features/keep-amendment.ts';
import { projectPrivateLabel } from './features/project-private-label.ts';
import { sealParcelAddress } from './features/seal-parcel-address.ts';
import { verifyAmendment } from './features/verify-amendment.ts';
import { verifyBuyer } from './features/verify-buyer.ts';
import { verifyPrescription } from './features/verify-prescription.ts';

export const heard = (means: SupplyMeans) => ({
  'verify-prescription': verifyPrescription(means),
  'verify-buyer': verifyBuyer(means),
  'verify-amendment': verifyAmendment(means),
  'keep-amendment': keepAmendment(means),
  'drop-amendment': dropAmendment,
  'drop-waiting-order': dropWaitingOrder,
  'close-shipment-address': closeShipmentAddress,
  'project-private-label': projectPrivateLabel,
  'seal-parcel-address': sealParcelAddress(means),
});
