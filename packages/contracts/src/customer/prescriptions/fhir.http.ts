/** Declares the operations that record and read a contact-lens prescription as an HL7 FHIR R4 VisionPrescription. */
import { z } from 'zod';
import { CalendarDay, Id, Instant, RequestDay } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { requestText, SentText } from '../../kernel/text.ts';
import { CUSTOMER_NOT_FOUND } from '../people/customer.errors.ts';
import { customerId } from '../people/customer.http.ts';
import { AnsweredExtensions, EXTENSIONS, Extensions } from './fhir-extensions.ts';
import { AnsweredLens, FhirLens, PRODUCT_SYSTEM, UCUM, unmodified } from './fhir-lens.ts';
import {
  PRESCRIPTION_DRAFT_TOO_MANY,
  PRESCRIPTION_INVALID,
  PRESCRIPTION_NOT_FOUND,
  PRESCRIPTION_TOO_MANY,
} from './prescription.errors.ts';
import { Missing } from './draft.http.ts';
import { prescriptionId, PrescriptionReceipt, PrescriptionStatus, Questions } from './prescription.http.ts';

const mediaType = 'application/fhir+json';

const string = requestText().optional();
const Reference = z.looseObject({ reference: string, display: string });

/** Describes a FHIR resource that is contained in another resource. */
const Contained = z.looseObject({ resourceType: requestText(), id: string });
/** Lists the elements that we read from a contained Practitioner if the prescription refers to it as the prescriber. */
export const Practitioner = z.looseObject({
  modifierExtension: unmodified,
  resourceType: z.literal('Practitioner'),
  id: requestText(),
  extension: Extensions.optional(),
  name: z
    .array(
      z.looseObject({
        text: string,
        prefix: z.array(requestText()).optional(),
        given: z.array(requestText()).optional(),
        family: string,
      }),
    )
    .optional(),
  telecom: z.array(z.looseObject({ system: string, value: string })).optional(),
  address: z.array(z.looseObject({ text: string })).optional(),
});
export type Practitioner = z.output<typeof Practitioner>;

type Prescribed = {
  readonly contained?: readonly { resourceType: string; id?: string | undefined }[] | undefined;
  readonly prescriber: { reference?: string | undefined };
};
/** Returns the index of the prescriber among the contained resources, or -1 if the prescriber is not contained. */
export const practitionerAt = ({ contained = [], prescriber: { reference } }: Prescribed): number =>
  contained.findIndex(({ resourceType, id }) => resourceType === 'Practitioner' && reference === `#${id}`);

const NO_PRACTITIONER = says({
  en: 'is named as the prescriber, but cannot be read as a Practitioner of FHIR R4',
  zh: '被指为处方医师，但不能作为 FHIR R4 的 Practitioner 读取',
});
const WRITTEN_ON = says({
  en: 'a whole day, YYYY-MM-DD, or an instant with its offset',
  zh: '完整日期 YYYY-MM-DD，或带时区偏移的时刻',
});
const isDayOrInstant = (text: string) =>
  RequestDay.safeParse(text.slice(0, 10)).success &&
  (text.length === 10 || z.iso.datetime({ offset: true }).safeParse(text).success);
const EYE_TWICE = says({ en: 'one lens for each eye', zh: '每只眼睛只能有一片镜片' });
/**
 * Parses a prescription as a client sends it. The client may send other elements too: they are not stored, and
 * `warnings` names them.
 */
export const FhirPrescription = z
  .looseObject({
    resourceType: z.literal('VisionPrescription'),
    implicitRules: unmodified,
    modifierExtension: unmodified,
    contained: z.array(Contained).optional(),
    extension: Extensions.default([]),
    identifier: z.array(z.looseObject({ system: string, value: requestText() })).optional(),
    status: z.literal('active', {
      error: says({
        en: 'must be active: nothing is supplied on a prescription of another status',
        zh: '必须为 active：其他状态的处方不能供应',
      }),
    }),
    patient: Reference.meta({
      description: '`Patient/{customerId}`, or no reference. A reference into another system makes a draft.',
    }),
    dateWritten: requestText().refine(isDayOrInstant, WRITTEN_ON).meta({ description: 'The day of issue.' }),
    prescriber: Reference.meta({
      description: '`display` is the name, or `reference` names a contained Practitioner.',
    }),
    lensSpecification: z.array(FhirLens).min(1).max(2),
  })
  .superRefine(({ lensSpecification: [first, second] }, context) => {
    if (!second || first?.eye !== second.eye) return;
    context.addIssue({ code: 'custom', path: ['lensSpecification', 1, 'eye'], message: EYE_TWICE });
  })
  .superRefine((resource, context) => {
    const at = practitionerAt(resource);
    const [issue] = at < 0 ? [] : (Practitioner.safeParse(resource.contained?.[at]).error?.issues ?? []);
    if (!issue) return;
    const message = issue.path.includes('modifierExtension') ? issue.message : NO_PRACTITIONER;
    context.addIssue({ code: 'custom', path: ['contained', at, ...issue.path], message });
  });
export type FhirPrescription = z.output<typeof FhirPrescription>;

export const AnsweredPrescription = z.object({
  resourceType: z.literal('VisionPrescription'),
  id: Id,
  meta: z.object({ versionId: SentText, lastUpdated: Instant }),
  contained: z.array(
    z.object({
      resourceType: z.literal('Practitioner'),
      id: SentText,
      extension: AnsweredExtensions.optional(),
      name: z.array(z.object({ text: SentText })),
      telecom: z.array(z.object({ system: z.enum(['phone', 'fax']), value: SentText })).optional(),
      address: z.array(z.object({ text: SentText })).optional(),
    }),
  ),
  extension: AnsweredExtensions,
  identifier: z.array(z.object({ system: SentText.optional(), value: SentText })).optional(),
  status: z.enum(['active', 'draft', 'cancelled']).meta({
    description: '`draft`: the prescriber must be asked first. `cancelled`: withdrawn, or denied by the prescriber.',
  }),
  created: Instant,
  patient: z.object({ reference: SentText }),
  dateWritten: CalendarDay,
  prescriber: z.object({ reference: SentText, display: SentText }),
  lensSpecification: z.array(AnsweredLens),
});
export type AnsweredPrescription = z.output<typeof AnsweredPrescription>;

const example = {
  resourceType: 'VisionPrescription',
  extension: [{ url: EXTENSIONS.expiresOn.url, valueDate: '2027-06-01' }],
  identifier: [{ system: 'https://practice.example/prescriptions', value: '2026-1187' }],
  status: 'active',
  patient: { display: 'Ana Lima' },
  dateWritten: '2026-06-01',
  prescriber: { display: 'Dr Chen' },
  lensSpecification: [
    {
      extension: [{ url: EXTENSIONS.productId.url, valueId: '0197a000-0000-7000-8000-00000000000a' }],
      product: { coding: [{ system: PRODUCT_SYSTEM, code: 'contact' }] },
      eye: 'right',
      power: -2.25,
      backCurve: 8.6,
      diameter: 14,
      duration: { value: 1, unit: 'month', system: UCUM, code: 'mo' },
      brand: 'Everyday',
    },
  ],
};

export const FhirReceiptStatus = z.enum([...PrescriptionStatus.options, 'draft']);

export const RecordFhirPrescription = operation({
  id: 'recordFhirPrescription',
  record: ['prescription.added', 'prescription-draft.added'],
  endpoint: 'POST /customers/{customerId}/prescriptions/fhir',
  owner: 'customer',
  summary: 'Record a prescription from a FHIR R4 VisionPrescription',
  description:
    'It is recorded as by `recordPrescription`. If it lacks something that a prescription here needs, such as the last day of supply or the product, it enters as a draft: the status is `draft`, `missing` names what it lacks, and nothing is supplied on it until it is completed (`completePrescriptionDraft`). Only the product `contact` is accepted. Elements and extensions that are not known here are not kept, and `warnings` names them. Elements that would change the meaning are refused: modifier extensions, spectacles, prism, unknown units, another patient.',
  allow: ['customer:self', 'optician'],
  params: customerId,
  body: FhirPrescription,
  example,
  mediaType,
  reply: PrescriptionReceipt.extend({
    status: FhirReceiptStatus.meta({
      description:
        '`draft`: it is kept as it was sent, and lacks what `missing` names. `id` is then the id of the draft.',
    }),
    missing: Missing,
    questions: Questions,
    warnings: z.array(z.object({ pointer: SentText, detail: SentText })).meta({
      description: 'Elements that were not kept, at most one hundred. `pointer` leads into the sent resource.',
    }),
  }),
  status: 201,
  location: ({ status }) => (status === 'draft' ? undefined : '/customers/{customerId}/prescriptions/{id}'),
  errors: [CUSTOMER_NOT_FOUND, PRESCRIPTION_INVALID, PRESCRIPTION_TOO_MANY, PRESCRIPTION_DRAFT_TOO_MANY],
});

export const GetFhirPrescription = operation({
  id: 'getFhirPrescription',
  record: ['prescription.read'],
  endpoint: 'GET /customers/{customerId}/prescriptions/{prescriptionId}/fhir',
  owner: 'customer',
  summary: 'Read a prescription as a FHIR R4 VisionPrescription',
  description: 'Every reading is logged.',
  allow: ['customer:self', 'optician', 'auditor'],
  params: prescriptionId,
  reply: AnsweredPrescription,
  mediaType,
  errors: [PRESCRIPTION_NOT_FOUND],
});
