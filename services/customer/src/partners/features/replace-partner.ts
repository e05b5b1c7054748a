import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PARTNER_NOT_FOUND } from '@toric/contracts/customer/partners/partner.errors';
import { ReplacePartner } from '@toric/contracts/customer/partners/partner.http';
import { normaliseData } from '../normalise-data.ts';
import { wholeData } from '../partner.ts';
import { lockPartner, updatePartner } from '../partner.store.ts';
import { partnerView } from '../partner.view.ts';

/** PUT /partners/{partnerId}. Replaces the record of a business partner. */
export const replacePartner = ({ vault }: { vault: Vault }) =>
  command(ReplacePartner, {
    async run({ params: { partnerId }, body: { kind, isActive, ...given }, expectedVersion, tx, now }) {
      const before = await lockPartner(tx, vault, partnerId);
      if (!before) throw PARTNER_NOT_FOUND();
      requireVersion(expectedVersion, before.version);
      const data = normaliseData(wholeData(given));
      const after = { ...before, kind, isActive, data, version: before.version + 1, updatedAt: now };
      await updatePartner(tx, vault, after);
      const fields = changed(partnerView(before), partnerView(after));
      const change = { action: 'partner.changed', subject: partnerId, fields } as const;
      return answer(partnerView(after)).records(...(fields.length > 0 ? [change] : []));
    },
  });
