import { GetDatabaseHealth } from '@toric/contracts/operator/database.http';
import { GetHealth } from '@toric/contracts/operator/health.http';
import { ListDeadLetters, ListOperatorActions, ReplayOutbox } from '@toric/contracts/operator/operator.http';
import { GetTestClock } from '@toric/contracts/operator/test-clock.http';
import { GetJurisdiction, ListJurisdictions } from '@toric/contracts/tools/jurisdiction.http';
import { ConvertVertex } from '@toric/contracts/tools/tools.http';
import {
  IconActivityHeartbeat,
  IconBook2,
  IconCalculator,
  IconClock,
  IconDatabase,
  IconGavel,
  IconHistory,
  IconMailX,
  IconRefresh,
} from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/**
 * Lists the pages of operations: health and runbooks, dead letters, the actions of operators, and the laws that the
 * shop applies.
 */
export const operationsArea: ConsoleArea = {
  name: 'operations',
  group: 'house',
  pages: [
    {
      path: '/operations',
      needs: ListDeadLetters,
      load: () => import('./letters/dead-letters.tsx'),
      title: { en: 'Stuck messages', zh: '未能处理的消息' },
      rail: { icon: IconMailX, order: 80 },
    },
    {
      path: '/operations/actions',
      needs: ListOperatorActions,
      load: () => import('./done-before.tsx'),
      title: { en: 'What operators did', zh: '运维操作记录' },
      rail: { icon: IconHistory, order: 81 },
    },
    {
      path: '/operations/outbox',
      needs: ReplayOutbox,
      load: () => import('./outbox.tsx'),
      title: { en: 'Publish again', zh: '重新发布' },
      rail: { icon: IconRefresh, order: 82 },
    },
    {
      path: '/operations/test-clock',
      needs: GetTestClock,
      load: () => import('./test-clock.tsx'),
      title: { en: 'Clock for training', zh: '培训时钟' },
      rail: { icon: IconClock, order: 83 },
    },
    {
      path: '/operations/health',
      needs: GetHealth,
      load: () => import('./health/health.tsx'),
      title: { en: 'Health', zh: '系统状况' },
      rail: { icon: IconActivityHeartbeat, order: 79 },
    },
    {
      path: '/operations/databases',
      needs: GetDatabaseHealth,
      load: () => import('./health/databases.tsx'),
      title: { en: 'Databases', zh: '数据库' },
      rail: { icon: IconDatabase, order: 79.5 },
    },
    {
      path: '/operations/runbooks',
      needs: GetHealth,
      load: () => import('./runbooks/runbooks.tsx'),
      title: { en: 'Runbooks', zh: '操作手册' },
      rail: { icon: IconBook2, order: 84 },
    },
    {
      path: '/operations/laws',
      needs: ListJurisdictions,
      load: () => import('./jurisdictions.tsx'),
      title: { en: 'Laws', zh: '法规' },
      rail: { icon: IconGavel, order: 95 },
    },
    {
      path: '/operations/laws/:code',
      needs: GetJurisdiction,
      load: () => import('./law.tsx'),
      title: { en: 'Law', zh: '法规' },
    },
    {
      path: '/operations/calculators',
      needs: ConvertVertex,
      load: () => import('./calculators.tsx'),
      title: { en: 'Calculators', zh: '计算器' },
      rail: { icon: IconCalculator, order: 96 },
    },
  ],
};
