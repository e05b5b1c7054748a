/** Declares the operations on business partners: prescribers, clinics and resellers with whom the shop works. */
import { z } from 'zod';
import { ADDRESS_POSTAL_CODE } from '../../contact/contact.errors.ts';
import { Address, Phone, StoredAddress } from '../../contact/contact.ts';
import { Email } from '../../contact/email.ts';
import { Id, Instant, page, PageQuery, PlaceZone, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { oneLine } from '../../kernel/text.ts';
import { CUSTOMER_INVALID_PHONE } from '../people/customer.errors.ts';
import { PRESCRIPTION_NOT_FOUND } from '../prescriptions/prescription.errors.ts';
import { prescriptionId } from '../prescriptions/prescription.http.ts';
import { PARTNER_NOT_FOUND, PARTNER_NOT_PRESCRIBER } from './partner.errors.ts';

export const PartnerKind = z.enum(['prescriber', 'clinic', 'reseller']);
export type PartnerKind = z.infer<typeof PartnerKind>;

/** Holds the data of a business partner that may name a person. These data are sealed. */
export const PartnerData = z.strictObject({
  name: oneLine(120),
  licenceNumber: oneLine(60)
    .nullable()
    .meta({ description: 'The number under which the authority lists the partner.' }),
  contactName: oneLine(120).nullable().meta({ description: 'The person to whom the shop speaks there.' }),
  phone: Phone.nullable(),
  fax: Phone.nullable(),
  email: Email.nullable(),
  timeZone: PlaceZone.nullable().meta({ description: 'The time zone of the office.' }),
  addresses: z.array(Address).max(5),
});
export type PartnerData = z.infer<typeof PartnerData>;

const Receipt = z.object({ id: Id, version: Version, createdAt: Instant, updatedAt: Instant });
export const PartnerView = Receipt.extend({
  ...PartnerData.shape,
  addresses: z.array(StoredAddress),
  kind: PartnerKind,
  isActive: z.boolean(),
});
export type PartnerView = z.infer<typeof PartnerView>;
const WithPrescriptions = PartnerView.extend({
  prescriptions: z.int().meta({ description: 'How many prescriptions were linked to it.' }),
});

const owner = 'customer';
const allow = ['sales', 'optician'] as const;
const partnerId = z.strictObject({ partnerId: Id });
const Body = PartnerData.partial()
  .required({ name: true })
  .extend({ kind: PartnerKind, isActive: z.boolean().default(true) });
const example = {
  kind: 'prescriber',
  name: 'Dr Ada Example',
  licenceNumber: 'OPT-4711',
  phone: '+12025550143',
  timeZone: 'America/New_York',
};

export const ListPartners = operation({
  id: 'listPartners',
  endpoint: 'GET /partners',
  owner,
  summary: 'List business partners, newest first',
  allow: ['sales', 'optician', 'auditor'],
  query: PageQuery.extend({
    kind: PartnerKind.optional(),
    active: z.enum(['true', 'false']).optional(),
    name: oneLine(100).optional().meta({
      description:
        'The beginnings of words of the name, Chinese characters of it or their pinyin. It finds at most 200.',
    }),
  }),
  reply: page(PartnerView),
});

export const GetPartner = operation({
  id: 'getPartner',
  endpoint: 'GET /partners/{partnerId}',
  owner,
  summary: 'Read a business partner',
  allow: ['sales', 'optician', 'auditor'],
  params: partnerId,
  reply: WithPrescriptions,
  versioned: true,
  errors: [PARTNER_NOT_FOUND],
});

export const CreatePartner = operation({
  id: 'createPartner',
  record: ['partner.added'],
  endpoint: 'POST /partners',
  owner,
  summary: 'Record a business partner',
  description: 'The answer holds no personal data, because it is saved for repeats.',
  allow,
  body: Body,
  example,
  reply: Receipt,
  status: 201,
  location: '/partners/{id}',
  errors: [CUSTOMER_INVALID_PHONE, ADDRESS_POSTAL_CODE],
});

export const ReplacePartner = operation({
  id: 'replacePartner',
  record: ['partner.changed'],
  endpoint: 'PUT /partners/{partnerId}',
  owner,
  summary: 'Change a business partner',
  description: 'The whole record is replaced. `isActive: false` takes it out of the choice.',
  allow,
  params: partnerId,
  body: Body,
  example,
  reply: PartnerView,
  versioned: true,
  errors: [PARTNER_NOT_FOUND, CUSTOMER_INVALID_PHONE, ADDRESS_POSTAL_CODE, REQUEST_STALE],
});

export const LinkPrescriber = operation({
  id: 'linkPrescriber',
  record: ['prescription.linked'],
  endpoint: 'PUT /customers/{customerId}/prescriptions/{prescriptionId}/partner',
  owner,
  summary: 'Say which business partner wrote a prescription',
  description:
    'A person chooses it: names alone are not compared. The contents of the prescription stay as they are. Null takes the link away.',
  allow: ['optician'],
  params: prescriptionId,
  body: z.strictObject({ partnerId: Id.nullable() }),
  example: { partnerId: null },
  reply: z.object({ prescriptionId: Id, partnerId: Id.nullable() }),
  status: 200,
  errors: [PRESCRIPTION_NOT_FOUND, PARTNER_NOT_FOUND, PARTNER_NOT_PRESCRIBER],
});
