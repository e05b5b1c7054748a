import {
  ListPurchaseInspections,
  ListSaleRecords,
} from '@toric/contracts/catalog-inventory/registers/china-register.http';
import { ListVigilanceRecords } from '@toric/contracts/catalog-inventory/registers/vigilance-register.http';
import { ListRuleRecords } from '@toric/contracts/customer/registers/rule-register.http';
import { IconBook2 } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of the registers that laws demand. */
export const registersArea: ConsoleArea = {
  name: 'registers',
  group: 'records',
  pages: [
    {
      path: '/registers/us-rule',
      needs: ListRuleRecords,
      load: () => import('./us-rule.tsx'),
      title: { en: 'US Contact Lens Rule', zh: '美国隐形眼镜规则' },
      rail: { icon: IconBook2, order: 90 },
    },
    {
      path: '/registers/eu-vigilance',
      needs: ListVigilanceRecords,
      load: () => import('./eu-vigilance.tsx'),
      title: { en: 'EU Article 14', zh: '欧盟第 14 条' },
      rail: { icon: IconBook2, order: 91 },
    },
    {
      path: '/registers/cn-purchases',
      needs: ListPurchaseInspections,
      load: () => import('./cn-purchases.tsx'),
      title: { en: 'China, purchases', zh: '进货查验记录' },
      rail: { icon: IconBook2, order: 92 },
    },
    {
      path: '/registers/cn-sales',
      needs: ListSaleRecords,
      load: () => import('./cn-sales.tsx'),
      title: { en: 'China, sales', zh: '销售记录' },
      rail: { icon: IconBook2, order: 93 },
    },
  ],
};
