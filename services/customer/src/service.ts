import type { Service } from '@toric/chassis/service';
import { createVault } from '@toric/chassis/vault';
import * as customer from '@toric/contracts/customer/events';
import { accessTokenSigner } from './access-token.ts';
import type { CustomerConfig } from './config.ts';
import { createDocumentCleaner } from './document-cleaner.ts';
import { addAddress } from './features/addresses/add-address.ts';
import { listAddresses } from './features/addresses/list-addresses.ts';
import { removeAddress } from './features/addresses/remove-address.ts';
import { replaceAddress } from './features/addresses/replace-address.ts';
import { attachFile } from './features/attachments/attach-file.ts';
import { getAttachment } from './features/attachments/get-attachment.ts';
import { listAttachments } from './features/attachments/list-attachments.ts';
import { followUpComplaint } from './features/complaints/follow-up-complaint.ts';
import { getComplaint } from './features/complaints/get-complaint.ts';
import { listComplaints } from './features/complaints/list-complaints.ts';
import { recordComplaint } from './features/complaints/record-complaint.ts';
import { changeCustomer } from './features/customers/change-customer.ts';
import { getCustomer, getMe } from './features/customers/get-customer.ts';
import { searchCustomers } from './features/customers/search-customers.ts';
import { signUp } from './features/customers/sign-up.ts';
import { getJurisdiction } from './features/jurisdictions/get-jurisdiction.ts';
import { listJurisdictions } from './features/jurisdictions/list-jurisdictions.ts';
import { confirmPrescription } from './features/prescriptions/confirm-prescription.ts';
import { getEvidence } from './features/prescriptions/get-evidence.ts';
import { getFhirPrescription } from './features/prescriptions/get-fhir-prescription.ts';
import { getPrescription } from './features/prescriptions/get-prescription.ts';
import { listPrescriptions } from './features/prescriptions/list-prescriptions.ts';
import { projectPrivateLabel } from './features/prescriptions/project-private-label.ts';
import { recordFhirPrescription } from './features/prescriptions/record-fhir-prescription.ts';
import { recordPrescription } from './features/prescriptions/record-prescription.ts';
import { revisePrescription } from './features/prescriptions/revise-prescription.ts';
import { verifyPrescription } from './features/prescriptions/verify-prescription.ts';
import { withdrawPrescription } from './features/prescriptions/withdraw-prescription.ts';
import { exportRuleRecords } from './features/registers/export-rule-records.ts';
import { listRuleRecords } from './features/registers/list-rule-records.ts';
import { refreshSession } from './features/sessions/refresh-session.ts';
import { signIn } from './features/sessions/sign-in.ts';
import { signOut } from './features/sessions/sign-out.ts';
import { addStaff } from './features/staff/add-staff.ts';
import { changeRoles } from './features/staff/change-roles.ts';
import { listStaff } from './features/staff/list-staff.ts';
import { computeRunOut } from './features/tools/compute-run-out.ts';
import { computeVerificationDeadline } from './features/tools/compute-verification-deadline.ts';
import { convertVertex } from './features/tools/convert-vertex.ts';
import { dropWaitingOrder } from './features/verifications/drop-waiting-order.ts';
import { endVerification } from './features/verifications/end-verification.ts';
import { getVerification } from './features/verifications/get-verification.ts';
import { listVerifications } from './features/verifications/list-verifications.ts';
import { recordAnswer } from './features/verifications/record-answer.ts';
import { recordContact } from './features/verifications/record-contact.ts';
import { recordTransmission } from './features/verifications/record-transmission.ts';
import { createPasswordHasher } from './password-hasher.ts';
import { ensureFirstAdmin } from './first-admin.ts';
import { openReader, type Reader } from './reader.store.ts';
import { watchVerifications } from './verification-signals.ts';

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
