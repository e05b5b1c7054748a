import type { Service } from '@toric/chassis/service';
import { createVault } from '@toric/chassis/vault';
import * as customer from '@toric/contracts/customer/events';
import { accessTokenSigner } from './accounts/access-token.ts';
import type { CustomerConfig } from './config.ts';
import { createDocumentCleaner } from './prescriptions/document-cleaner.ts';
import { addAddress } from './people/features/add-address.ts';
import { listAddresses } from './people/features/list-addresses.ts';
import { removeAddress } from './people/features/remove-address.ts';
import { replaceAddress } from './people/features/replace-address.ts';
import { attachFile } from './prescriptions/features/attach-file.ts';
import { getAttachment } from './prescriptions/features/get-attachment.ts';
import { listAttachments } from './prescriptions/features/list-attachments.ts';
import { followUpComplaint } from './complaints/features/follow-up-complaint.ts';
import { getComplaint } from './complaints/features/get-complaint.ts';
import { listComplaints } from './complaints/features/list-complaints.ts';
import { recordComplaint } from './complaints/features/record-complaint.ts';
import { changeCustomer } from './people/features/change-customer.ts';
import { getCustomer, getMe } from './people/features/get-customer.ts';
import { searchCustomers } from './people/features/search-customers.ts';
import { signUp } from './people/features/sign-up.ts';
import { getJurisdiction } from './tools/features/get-jurisdiction.ts';
import { listJurisdictions } from './tools/features/list-jurisdictions.ts';
import { confirmPrescription } from './supply/features/confirm-prescription.ts';
import { getEvidence } from './prescriptions/features/get-evidence.ts';
import { getFhirPrescription } from './prescriptions/features/get-fhir-prescription.ts';
import { getPrescription } from './prescriptions/features/get-prescription.ts';
import { listPrescriptions } from './prescriptions/features/list-prescriptions.ts';
import { projectPrivateLabel } from './supply/features/project-private-label.ts';
import { recordFhirPrescription } from './prescriptions/features/record-fhir-prescription.ts';
import { recordPrescription } from './prescriptions/features/record-prescription.ts';
import { revisePrescription } from './supply/features/revise-prescription.ts';
import { verifyPrescription } from './supply/features/verify-prescription.ts';
import { withdrawPrescription } from './supply/features/withdraw-prescription.ts';
import { exportRuleRecords } from './registers/features/export-rule-records.ts';
import { listRuleRecords } from './registers/features/list-rule-records.ts';
import { refreshSession } from './accounts/features/refresh-session.ts';
import { signIn } from './accounts/features/sign-in.ts';
import { signOut } from './accounts/features/sign-out.ts';
import { addStaff } from './people/features/add-staff.ts';
import { changeRoles } from './people/features/change-roles.ts';
import { listStaff } from './people/features/list-staff.ts';
import { computeRunOut } from './tools/features/compute-run-out.ts';
import { computeVerificationDeadline } from './tools/features/compute-verification-deadline.ts';
import { convertVertex } from './tools/features/convert-vertex.ts';
import { dropWaitingOrder } from './supply/features/drop-waiting-order.ts';
import { endVerification } from './supply/features/end-verification.ts';
import { getVerification } from './supply/features/get-verification.ts';
import { listVerifications } from './supply/features/list-verifications.ts';
import { recordAnswer } from './supply/features/record-answer.ts';
import { recordContact } from './supply/features/record-contact.ts';
import { recordTransmission } from './supply/features/record-transmission.ts';
import { createPasswordHasher } from './accounts/password-hasher.ts';
import { ensureFirstAdmin } from './people/first-admin.flow.ts';
import { openReader, type Reader } from './reader.store.ts';
import { watchVerifications } from './supply/verification.gauges.ts';

/** Everything that the customer service does. */
export function customerService(config: Pick<CustomerConfig, 'MASTER_KEY' | 'AUTH_PRIVATE_JWK'>): Service<Reader> {
  const vault = createVault({ service: 'customer', masterKey: config.MASTER_KEY });
  const passwords = createPasswordHasher();
  const signToken = accessTokenSigner(config.AUTH_PRIVATE_JWK);
  return {
    name: 'customer',
    routes: [
      signUp({ vault, passwords }),
      getMe({ vault }),
      getCustomer({ vault }),
      changeCustomer({ vault }),
      searchCustomers({ vault }),
      signIn({ vault, passwords, signToken }),
      refreshSession({ signToken }),
      signOut,
      addStaff({ vault, passwords }),
      listStaff({ vault }),
      changeRoles({ vault }),
      addAddress({ vault }),
      listAddresses({ vault }),
      replaceAddress({ vault }),
      removeAddress,
      recordPrescription({ vault }),
      listPrescriptions({ vault }),
      getPrescription({ vault }),
      confirmPrescription({ vault }),
      revisePrescription({ vault }),
      withdrawPrescription({ vault }),
      recordFhirPrescription({ vault }),
      getFhirPrescription({ vault }),
      attachFile({ vault, clean: createDocumentCleaner() }),
      listAttachments,
      getAttachment({ vault }),
      getEvidence({ vault }),
      listVerifications,
      getVerification({ vault }),
      recordTransmission({ vault }),
      recordContact({ vault }),
      recordAnswer({ vault }),
      listRuleRecords({ vault }),
      exportRuleRecords({ vault }),
      recordComplaint({ vault }),
      followUpComplaint({ vault }),
      listComplaints,
      getComplaint({ vault }),
      computeVerificationDeadline,
      convertVertex,
      computeRunOut,
      listJurisdictions,
      getJurisdiction,
    ],
    subscriptions: {
      'verify-prescription': verifyPrescription({ vault }),
      'drop-waiting-order': dropWaitingOrder,
      'project-private-label': projectPrivateLabel,
    },
    effects: [endVerification({ vault })],
    sends: [
      customer.CustomerRegistered,
      ...[customer.PrescriptionVerified, customer.PrescriptionRefused],
      ...[customer.VerificationAwaited, customer.EvidenceRevoked],
      customer.ComplaintChanged,
    ],
    vault,
    beforeListening: (work) => ensureFirstAdmin(work, config),
    openReader: (url) => watchVerifications(openReader(url)),
  };
}
