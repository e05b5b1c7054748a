/**
 * Declares the operations on drafts of prescriptions. A draft is a FHIR resource that lacks a part which our
 * prescriptions need. It is kept as it was sent. It permits nothing, because it is no prescription until a person
 * completes it (ADR 0051).
 */
import { z } from 'zod';
import { Id, Instant, Nothing, Unreadable } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText } from '../../kernel/text.ts';
import { LensParameters } from '../../lens.ts';
import { CUSTOMER_NOT_FOUND } from '../people/customer.errors.ts';
import { customerId } from '../people/customer.http.ts';
import {
  PRESCRIPTION_DRAFT_COMPLETED,
  PRESCRIPTION_DRAFT_INCOMPLETE,
  PRESCRIPTION_DRAFT_NOT_FOUND,
  PRESCRIPTION_INVALID,
  PRESCRIPTION_TOO_MANY,
} from './prescription.errors.ts';
import { AskingReceipt, PrescribedLens, PrescriptionContents } from './prescription.http.ts';

export const Missing = z
  .array(
    z.object({
      pointer: SentText.meta({ description: 'Leads into the FHIR resource, to the place where it would stand.' }),
      field: SentText.meta({ description: 'Leads into the body of `completePrescriptionDraft`.' }),
      detail: SentText,
    }),
  )
  .meta({ description: 'Names what is missing. Empty if the resource is complete.' });

const draft = z.object({
  id: Id,
  customerId: Id,
  missing: Missing,
  prescriptionId: Id.nullable().meta({ description: 'The prescription that it became. Null until it is completed.' }),
  createdAt: Instant,
});

export const PrescriptionDraft = draft.extend({
  resource: z.looseObject({ resourceType: SentText }).meta({ description: 'The FHIR resource as it was sent.' }),
});

export const ListPrescriptionDrafts = operation({
  id: 'listPrescriptionDrafts',
  record: ['prescription.listed'],
  endpoint: 'GET /customers/{customerId}/prescription-drafts',
  owner: 'customer',
  summary: "List a customer's drafts of prescriptions, newest first",
  description: 'At most one hundred, without completed ones. Every reading is logged.',
  allow: ['customer:self', 'optician'],
  params: customerId,
  reply: z.object({ data: z.array(PrescriptionDraft), unreadable: Unreadable }),
  errors: [CUSTOMER_NOT_FOUND],
});

const draftId = z.strictObject({ customerId: Id, draftId: Id });
const CompletedLens = PrescribedLens.partial().extend({ parameters: LensParameters.partial().optional() });

export const CompletePrescriptionDraft = operation({
  id: 'completePrescriptionDraft',
  record: ['prescription-draft.completed', 'prescription.added'],
  endpoint: 'POST /customers/{customerId}/prescription-drafts/{draftId}/complete',
  owner: 'customer',
  summary: 'Make a prescription of a draft',
  description:
    'Send what the draft lacks; a sent value replaces the value of the draft. If a customer completes it, it counts as entered, so the prescriber is asked. If an optician does, it is verified.',
  allow: ['customer:self', 'optician'],
  params: draftId,
  body: PrescriptionContents.partial().extend({
    // the field has no default, because a default would replace the country of the draft
    issuedIn: PrescriptionContents.shape.issuedIn.unwrap().optional().meta({
      description: 'The country whose rules on validity apply. Without it, the country of the draft stays.',
    }),
    prescriber: PrescriptionContents.shape.prescriber.partial().optional(),
    eyes: z.strictObject({ right: CompletedLens.optional(), left: CompletedLens.optional() }).optional(),
    isThisCustomer: z
      .literal(true)
      .optional()
      .meta({ description: 'Confirms that the patient of another system is this customer.' }),
  }),
  example: {
    expiresOn: '2027-06-01',
    eyes: { right: { productId: '0197a000-0000-7000-8000-00000000000a' } },
  },
  reply: AskingReceipt,
  status: 201,
  location: '/customers/{customerId}/prescriptions/{id}',
  errors: [
    PRESCRIPTION_TOO_MANY,
    PRESCRIPTION_DRAFT_NOT_FOUND,
    PRESCRIPTION_DRAFT_COMPLETED,
    PRESCRIPTION_DRAFT_INCOMPLETE,
    PRESCRIPTION_INVALID,
  ],
});

export const DiscardPrescriptionDraft = operation({
  id: 'discardPrescriptionDraft',
  record: ['prescription-draft.discarded'],
  endpoint: 'DELETE /customers/{customerId}/prescription-drafts/{draftId}',
  owner: 'customer',
  summary: 'Discard a draft of a prescription',
  description: 'A completed draft is kept, because it shows what the prescription was made of.',
  allow: ['customer:self', 'optician'],
  params: draftId,
  reply: Nothing,
  status: 204,
  errors: [PRESCRIPTION_DRAFT_NOT_FOUND, PRESCRIPTION_DRAFT_COMPLETED],
});
