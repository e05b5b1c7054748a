/** The rules of business partners. */
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

/** Returns the whole data of a partner. What is not given is not known. */
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

/** Throws if no prescription can come from this partner. */
export function requirePrescriber({ kind, isActive }: Pick<Partner, 'kind' | 'isActive'>): void {
  if (kind === 'reseller' || !isActive) throw PARTNER_NOT_PRESCRIBER();
}
