import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { PARTNER_NOT_FOUND } from '@toric/contracts/customer/partners/partner.errors';
import { GetPartner } from '@toric/contracts/customer/partners/partner.http';
import type { Reader } from '../../reader.store.ts';
import { countPrescriptions, readPartner } from '../partner.store.ts';
import { partnerView } from '../partner.view.ts';

/** GET /partners/{partnerId}. Returns a business partner with the number of its linked prescriptions. */
export const getPartner = ({ vault }: { vault: Vault }) =>
  query<typeof GetPartner, Reader>(GetPartner, {
    async run({ params: { partnerId }, db }) {
      const partner = await readPartner(db, vault, partnerId);
      if (!partner) throw PARTNER_NOT_FOUND();
      return { ...partnerView(partner), prescriptions: await countPrescriptions(db, partnerId) };
    },
  });
