import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { Reader } from '../reader.store.ts';
import { createPartner } from './features/create-partner.ts';
import { getPartner } from './features/get-partner.ts';
import { linkPrescriber } from './features/link-prescriber.ts';
import { listPartners } from './features/list-partners.ts';
import { replacePartner } from './features/replace-partner.ts';

/**
 * Declares the area `partners`: prescribers, clinics and resellers, and which prescriptions they wrote. It uses
 * `people` and `prescriptions`.
 */
export const partners = (shared: { vault: Vault }): Area<Reader> => ({
  routes: [createPartner, replacePartner, getPartner, listPartners, linkPrescriber].map((useCase) => useCase(shared)),
});
