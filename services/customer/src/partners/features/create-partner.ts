import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CreatePartner } from '@toric/contracts/customer/partners/partner.http';
import { normaliseData } from '../normalise-data.ts';
import { wholeData } from '../partner.ts';
import { insertPartner } from '../partner.store.ts';
import { partnerReceipt } from '../partner.view.ts';

/**
 * POST /partners. Adds a business partner. The answer has no personal data, because it is stored under the idempotency
 * key for repeated requests.
 */
export const createPartner = ({ vault }: { vault: Vault }) =>
  command(CreatePartner, {
    async run({ body: { kind, isActive, ...given }, tx, now, newId }) {
      const data = normaliseData(wholeData(given));
      const partner = { id: newId(), kind, data, isActive, version: 1, createdAt: now, updatedAt: now };
      await insertPartner(tx, vault, partner);
      const fields = changed({}, { kind, isActive, ...data });
      return answer(partnerReceipt(partner)).records({ action: 'partner.added', subject: partner.id, fields });
    },
  });
