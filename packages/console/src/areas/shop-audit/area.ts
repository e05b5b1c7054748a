import { ListAuditFindings, ListShopAudits } from '@toric/contracts/order/audit/shop-audit.http';
import { IconShieldSearch } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of the nightly audit of the shop, which finds differences between the services. */
export const shopAuditArea: ConsoleArea = {
  name: 'shop-audit',
  group: 'house',
  pages: [
    {
      path: '/audit-findings',
      needs: ListAuditFindings,
      load: () => import('./findings.tsx'),
      title: { en: 'Audit of the shop', zh: '店铺审核' },
      rail: { icon: IconShieldSearch, order: 75 },
    },
    {
      path: '/shop-audits',
      needs: ListShopAudits,
      load: () => import('./audits.tsx'),
      title: { en: 'Nights of the audit', zh: '审核记录' },
    },
  ],
};
