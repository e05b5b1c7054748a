import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ListPartners } from '@toric/contracts/customer/partners/partner.http';
import type { Reader } from '../../reader.store.ts';
import { findPartners } from '../find-partners.flow.ts';
import { listPartners as readPage } from '../partner.store.ts';
import { partnerView } from '../partner.view.ts';

/** GET /partners. Lists business partners, newest first. */
export const listPartners = ({ vault }: { vault: Vault }) =>
  query<typeof ListPartners, Reader>(ListPartners, {
    async run({ query: { limit, cursor, count, kind, active, name }, db }) {
      const ids = name === undefined ? undefined : await findPartners(db, vault, name);
      const isActive = active === undefined ? undefined : active === 'true';
      const partners = await readPage(db, vault, { kind, isActive, ids }, { limit, cursor, count });
      return pageOf(partners, limit, ({ partner }) => partnerView(partner));
    },
  });
