import { Reconcile } from '@toric/contracts/payment/reconciliation/reconciliation.http';
import { IconScale } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the page of the reconciliation with the books of the payment provider. */
export const reconciliationArea: ConsoleArea = {
  name: 'reconciliation',
  group: 'money',
  pages: [
    {
      path: '/reconciliation',
      needs: Reconcile,
      load: () => import('./reconciliation.tsx'),
      title: { en: 'Reconciliation', zh: '对账' },
      rail: { icon: IconScale, order: 53 },
    },
  ],
};
