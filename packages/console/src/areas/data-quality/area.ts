import { GetQualityAudit, ListQualityAudits } from '@toric/contracts/customer/quality/audit.http';
import { ListCleaningProposals, PlanCleaning } from '@toric/contracts/customer/quality/cleaning.http';
import {
  GetQualityOverview,
  ListQualityBreaks,
  ListQualityRules,
  PutQualityRule,
} from '@toric/contracts/customer/quality/rule.http';
import { IconClipboardCheck, IconReportAnalytics, IconSparkles } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of data quality: its score and rules, cleanings, and the monthly audits. */
export const dataQualityArea: ConsoleArea = {
  name: 'data-quality',
  group: 'customers',
  pages: [
    {
      path: '/quality',
      needs: GetQualityOverview,
      load: () => import('./overview.tsx'),
      title: { en: 'Data quality', zh: '数据质量' },
      rail: { icon: IconClipboardCheck, order: 62 },
    },
    {
      path: '/quality/breaks',
      needs: ListQualityBreaks,
      load: () => import('./breaks.tsx'),
      title: { en: 'Records to mend', zh: '待改进资料' },
    },
    {
      path: '/quality/rules',
      needs: ListQualityRules,
      load: () => import('./rules.tsx'),
      title: { en: 'Rules of data quality', zh: '数据质量规则' },
    },
    {
      path: '/quality/rules/:rule',
      needs: PutQualityRule,
      load: () => import('./rule.tsx'),
      title: { en: 'A rule of data quality', zh: '数据质量规则' },
    },
    {
      path: '/quality/cleaning',
      needs: PlanCleaning,
      load: () => import('./plan.tsx'),
      title: { en: 'Clean data', zh: '数据清理' },
      rail: { icon: IconSparkles, order: 63 },
    },
    {
      path: '/quality/cleaning/:jobId',
      needs: ListCleaningProposals,
      load: () => import('./proposals.tsx'),
      title: { en: 'Proposals of a cleaning', zh: '清理提议' },
    },
    {
      path: '/quality/audits',
      needs: ListQualityAudits,
      load: () => import('./audits.tsx'),
      title: { en: 'Monthly audits', zh: '月度审核' },
      rail: { icon: IconReportAnalytics, order: 64 },
    },
    {
      path: '/quality/audits/:month',
      needs: GetQualityAudit,
      load: () => import('./audit.tsx'),
      title: { en: 'Audit of a month', zh: '月度审核报告' },
    },
  ],
};
