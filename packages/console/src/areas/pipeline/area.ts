import { CreateDeal, GetDeal, ListDeals, PutDealStage } from '@toric/contracts/customer/pipeline/deal.http';
import { GetDealForecast, ListSalesTargets } from '@toric/contracts/customer/pipeline/deal-figures.http';
import { IconBriefcase, IconChartBar } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of deals with clinics, companies and large customers, and of their forecast. */
export const pipelineArea: ConsoleArea = {
  name: 'pipeline',
  group: 'marketing',
  pages: [
    {
      path: '/deals',
      needs: ListDeals,
      load: () => import('./deals.tsx'),
      title: { en: 'Deals', zh: '商机' },
      rail: { icon: IconBriefcase, order: 40 },
    },
    {
      path: '/deals/board',
      needs: ListDeals,
      load: () => import('./board.tsx'),
      title: { en: 'Deals by stage', zh: '按阶段查看商机' },
    },
    {
      path: '/deals/new',
      needs: CreateDeal,
      load: () => import('./new-deal.tsx'),
      title: { en: 'New deal', zh: '新商机' },
    },
    {
      path: '/deals/forecast',
      needs: GetDealForecast,
      load: () => import('./forecast.tsx'),
      title: { en: 'Forecast of deals', zh: '商机预测' },
      rail: { icon: IconChartBar, order: 41 },
    },
    {
      path: '/deals/targets',
      needs: ListSalesTargets,
      load: () => import('./targets.tsx'),
      title: { en: 'Sales targets', zh: '销售目标' },
    },
    {
      path: '/deals/stages',
      needs: PutDealStage,
      load: () => import('./stages-page.tsx'),
      title: { en: 'Stages of deals', zh: '商机阶段' },
      rail: { icon: IconBriefcase, order: 60, group: 'house' },
    },
    {
      path: '/deals/:dealId',
      needs: GetDeal,
      load: () => import('./deal.tsx'),
      title: { en: 'Deal', zh: '商机' },
    },
  ],
};
