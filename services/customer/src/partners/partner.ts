/** Decides the rules of business partners. */
import { PARTNER_NOT_PRESCRIBER } from '@toric/contracts/customer/partners/partner.errors';
import type { PartnerData, PartnerKind } from '@toric/contracts/customer/partners/partner.http';

export type Partner = {
  readonly id: string;
  readonly kind: PartnerKind;
  readonly data: PartnerData;
  readonly isActive: boolean;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

type Given = { readonly [K in keyof PartnerData]?: PartnerData[K] | undefined } & Pick<PartnerData, 'name'>;

/** Returns the whole data of a partner. Fields that are not given are null. */
export const wholeData = (given: Given): PartnerData => ({
  name: given.name,
  licenceNumber: given.licenceNumber ?? null,
  contactName: given.contactName ?? null,
  phone: given.phone ?? null,
  fax: given.fax ?? null,
  email: given.email ?? null,
  timeZone: given.timeZone ?? null,
  addresses: given.addresses ?? [],
});

/** Throws if this partner cannot write prescriptions, because it is a reseller or not active. */
export function requirePrescriber({ kind, isActive }: Pick<Partner, 'kind' | 'isActive'>): void {
  if (kind === 'reseller' || !isActive) throw PARTNER_NOT_PRESCRIBER();
}
