/** Prescriptions in and out as HL7 FHIR R4 VisionPrescription, of contact lenses. */
import { z } from 'zod';
import { CalendarDay, Id, Instant } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { CUSTOMER_NOT_FOUND } from '../people/customer.errors.ts';
import { customerId } from '../people/customer.http.ts';
import { AnsweredExtensions, extended, EXTENSIONS, Extensions } from './fhir-extensions.ts';
import { AnsweredLens, FhirLens, PRODUCT_SYSTEM, UCUM, unmodified } from './fhir-lens.ts';
import { PRESCRIPTION_INVALID, PRESCRIPTION_NOT_FOUND } from './prescription.errors.ts';
import { prescriptionId, PrescriptionReceipt } from './prescription.http.ts';

const mediaType = 'application/fhir+json';

const string = z.string().optional();
const Reference = z.looseObject({ reference: string, display: string });

/** A contained resource: of a Practitioner that is the prescriber, these are read. */
const Contained = z.looseObject({ resourceType: z.string(), id: string });
export const Practitioner = z.looseObject({
  modifierExtension: unmodified,
  resourceType: z.literal('Practitioner'),
  id: z.string(),
  extension: Extensions.optional(),
  name: z
    .array(
      z.looseObject({
        text: string,
        prefix: z.array(z.string()).optional(),
        given: z.array(z.string()).optional(),
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
/** Where the prescriber stands among what the resource contains; -1: it is only referred to. */
export const practitionerAt = ({ contained = [], prescriber: { reference } }: Prescribed): number =>
  contained.findIndex(({ resourceType, id }) => resourceType === 'Practitioner' && reference === `#${id}`);

const NO_PRACTITIONER = says({
  en: 'is named as the prescriber, but cannot be read as a Practitioner of FHIR R4',
  zh: '被指为开方者，但不能作为 FHIR R4 的 Practitioner 读取',
});
const WRITTEN_ON = says({
  en: 'a whole day, YYYY-MM-DD, or an instant with its offset',
  zh: '完整日期 YYYY-MM-DD，或带时区偏移的时刻',
});
const isDayOrInstant = (text: string) =>
  CalendarDay.safeParse(text).success || z.iso.datetime({ offset: true }).safeParse(text).success;
const EYE_TWICE = says({ en: 'one lens for each eye', zh: '每只眼睛只能有一片镜片' });
const EXPIRY_MISSING = says({
  en: `say the last day of supply, in an extension with the url ${EXTENSIONS.expiresOn.url}: none is assumed`,
  zh: `请用 url 为 ${EXTENSIONS.expiresOn.url} 的扩展写明最后供应日：不作推定`,
});
const PRODUCT_MISSING = says({
  en: `say the id of the product in the catalogue, in an extension with the url ${EXTENSIONS.productId.url}`,
  zh: `请用 url 为 ${EXTENSIONS.productId.url} 的扩展写明目录中产品的 id`,
});

/** What is not named here may be sent, and is answered in `warnings`. */
export const FhirPrescription = z
  .looseObject({
    resourceType: z.literal('VisionPrescription'),
    implicitRules: unmodified,
    modifierExtension: unmodified,
    contained: z.array(Contained).optional(),
    extension: Extensions.default([]).refine((all) => extended(all, EXTENSIONS.expiresOn), EXPIRY_MISSING),
    identifier: z.array(z.looseObject({ system: string, value: z.string() })).optional(),
    status: z.literal('active', {
      error: says({ en: 'active: nothing else can be supplied on', zh: 'active：其他状态不能供应' }),
    }),
    patient: Reference.meta({ description: '`Patient/{customerId}`, or no reference' }),
    dateWritten: z.string().refine(isDayOrInstant, WRITTEN_ON).meta({ description: 'The day of issue' }),
    prescriber: Reference.meta({ description: '`display` is the name, or `reference` a contained Practitioner' }),
    lensSpecification: z
      .array(
        FhirLens.refine(({ extension }) => extended(extension, EXTENSIONS.productId), {
          error: PRODUCT_MISSING,
          path: ['extension'],
        }),
      )
      .min(1)
      .max(2),
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
  meta: z.object({ versionId: z.string(), lastUpdated: Instant }),
  contained: z.array(
    z.object({
      resourceType: z.literal('Practitioner'),
      id: z.string(),
      extension: AnsweredExtensions.optional(),
      name: z.array(z.object({ text: z.string() })),
      telecom: z.array(z.object({ system: z.enum(['phone', 'fax']), value: z.string() })).optional(),
      address: z.array(z.object({ text: z.string() })).optional(),
    }),
  ),
  extension: AnsweredExtensions,
  identifier: z.array(z.object({ system: z.string().optional(), value: z.string() })).optional(),
  status: z.enum(['active', 'draft', 'cancelled']).meta({
    description: 'draft: its prescriber must be asked first; cancelled: withdrawn, or denied by its prescriber',
  }),
  created: Instant,
  patient: z.object({ reference: z.string() }),
  dateWritten: CalendarDay,
  prescriber: z.object({ reference: z.string(), display: z.string() }),
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

export const RecordFhirPrescription = operation({
  id: 'recordFhirPrescription',
  endpoint: 'POST /customers/{customerId}/prescriptions/fhir',
  owner: 'customer',
  summary: 'As recordPrescription, from a FHIR R4 VisionPrescription; answers its id and what was not kept',
  description:
    'Of product `contact` only. Elements and extensions that are not known here are left out and named; what would change the meaning (modifier extensions, spectacles, prism, strange units, another patient) is refused.',
  allow: ['customer:self', 'optician'],
  params: customerId,
  body: FhirPrescription,
  example,
  mediaType,
  reply: PrescriptionReceipt.extend({
    warnings: z
      .array(z.object({ pointer: z.string(), detail: z.string() }))
      .meta({ description: 'By JSON pointer into the resource that was sent; the first hundred' }),
  }),
  status: 201,
  errors: [CUSTOMER_NOT_FOUND, PRESCRIPTION_INVALID],
});

export const GetFhirPrescription = operation({
  id: 'getFhirPrescription',
  endpoint: 'GET /customers/{customerId}/prescriptions/{prescriptionId}/fhir',
  owner: 'customer',
  summary: 'Read a prescription as a FHIR R4 VisionPrescription; the reading is logged',
  allow: ['customer:self', 'optician', 'auditor'],
  params: prescriptionId,
  reply: AnsweredPrescription,
  mediaType,
  errors: [PRESCRIPTION_NOT_FOUND],
});
