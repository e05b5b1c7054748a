import type { PartnerView } from '@toric/contracts/customer/partners/partner.http';
import type { Partner } from './partner.ts';

export const partnerReceipt = ({ id, version, createdAt, updatedAt }: Omit<Partner, 'data'>) => ({
  ...{ id, version, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
});

export const partnerView = (partner: Partner): PartnerView => ({
  ...partnerReceipt(partner),
  ...partner.data,
  ...{ kind: partner.kind, isActive: partner.isActive },
});
