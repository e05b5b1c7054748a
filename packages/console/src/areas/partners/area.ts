import { CreatePartner, GetPartner, ListPartners } from '@toric/contracts/customer/partners/partner.http';
import { IconStethoscope } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of business partners: prescribers, clinics and resellers. */
export const partnersArea: ConsoleArea = {
  name: 'partners',
  group: 'customers',
  pages: [
    {
      path: '/partners',
      needs: ListPartners,
      load: () => import('./list.tsx'),
      title: { en: 'Business partners', zh: '业务伙伴' },
      rail: { icon: IconStethoscope, order: 14 },
    },
    {
      path: '/partners/new',
      needs: CreatePartner,
      load: () => import('./new.tsx'),
      title: { en: 'New business partner', zh: '新业务伙伴' },
    },
    {
      path: '/partners/:partnerId',
      needs: GetPartner,
      load: () => import('./record.tsx'),
      title: { en: 'Business partner', zh: '业务伙伴' },
    },
  ],
};
