import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { SendMessage } from '@toric/contracts/customer/events';
import type { Reader } from '../reader.store.ts';
import { createDocumentCleaner } from './document-cleaner.ts';
import { attachFile } from './features/attach-file.ts';
import { discardPrescriptionDraft } from './features/discard-prescription-draft.ts';
import { getAttachment } from './features/get-attachment.ts';
import { getEvidence } from './features/get-evidence.ts';
import { getFhirPrescription } from './features/get-fhir-prescription.ts';
import { getPrescription } from './features/get-prescription.ts';
import { listAttachments } from './features/list-attachments.ts';
import { listPrescriptionDrafts } from './features/list-prescription-drafts.ts';
import { listPrescriptions } from './features/list-prescriptions.ts';
import { remindOfEnd } from './features/remind-of-end.ts';

/** Declares the area `prescriptions`: prescriptions, files and evidence. Of `accounts`, it uses only the limiter. */
export const prescriptions = ({ vault }: { vault: Vault }): Area<Reader> => ({
  routes: [
    ...[listPrescriptions({ vault }), getPrescription({ vault }), getFhirPrescription({ vault })],
    ...[attachFile({ vault, clean: createDocumentCleaner() }), listAttachments, getAttachment({ vault })],
    ...[listPrescriptionDrafts({ vault }), discardPrescriptionDraft({ vault })],
    getEvidence({ vault }),
  ],
  effects: [remindOfEnd({ vault })],
  sends: [SendMessage],
});
