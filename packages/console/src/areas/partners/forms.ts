import { CREATE_PARTNER_GUIDE, REPLACE_PARTNER_GUIDE } from '@toric/contracts/customer/partners/partner.guide';
import { CreatePartner, type PartnerView, ReplacePartner } from '@toric/contracts/customer/partners/partner.http';
import { PARTNER_KIND_WORDS } from '@toric/contracts/customer/partners/partner.words';
import type { BodyOf, FieldSpec, FormSpec } from '../../kit/kit.types.ts';

type Body = BodyOf<typeof CreatePartner>;
const ADDRESS = ['recipient', 'line1', 'line2', 'city', 'region', 'postalCode', 'country'].map((name) => ({ name }));
const WHO: readonly FieldSpec<Body>[] = [
  { name: 'name' },
  { name: 'kind', words: PARTNER_KIND_WORDS },
  { name: 'licenceNumber', width: 'half' },
  { name: 'contactName', width: 'half' },
];
const REACH: readonly FieldSpec<Body>[] = [
  { name: 'phone', control: 'phone', width: 'half' },
  { name: 'fax', control: 'phone', width: 'half' },
  { name: 'email', control: 'email', width: 'half' },
  { name: 'timeZone', width: 'half' },
  { name: 'addresses', control: 'lines', label: { en: 'Addresses', zh: '地址' }, fields: ADDRESS },
  { name: 'isActive' },
];
const sections = [{ fields: WHO }, { title: { en: 'Reach', zh: '联系方式' }, fields: REACH }];

export const newPartnerForm: FormSpec<typeof CreatePartner> = {
  operation: CreatePartner,
  guide: CREATE_PARTNER_GUIDE,
  title: { en: 'New business partner', zh: '新业务伙伴' },
  save: { en: 'Add the partner', zh: '添加伙伴' },
  sections,
};

export const changePartnerForm: FormSpec<typeof ReplacePartner, PartnerView> = {
  operation: ReplacePartner,
  guide: REPLACE_PARTNER_GUIDE,
  title: { en: 'Change the partner', zh: '更改伙伴' },
  save: { en: 'Save the partner', zh: '保存伙伴' },
  start: ({ kind, name, licenceNumber, contactName, phone, fax, email, timeZone, addresses, isActive }) => ({
    ...{ kind, name, licenceNumber, contactName, phone, fax, email, timeZone, addresses, isActive },
  }),
  sections,
};
