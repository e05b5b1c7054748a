import { AddArticle, GetArticle, ListArticles, SaveArticle } from '@toric/contracts/customer/cases/article.http';
import { GetCase, ListCases, OpenCase } from '@toric/contracts/customer/cases/case.http';
import { GetServiceTimes } from '@toric/contracts/customer/cases/case-report.http';
import { ListCasePolicies } from '@toric/contracts/customer/cases/case-settings.http';
import { IconAlarm, IconBook, IconChartBar, IconMessageQuestion } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

export const casesArea: ConsoleArea = {
  name: 'cases',
  group: 'today',
  pages: [
    {
      path: '/cases',
      needs: ListCases,
      load: () => import('./list.tsx'),
      title: { en: 'Cases', zh: '工单' },
      rail: { icon: IconMessageQuestion, order: 45 },
    },
    {
      path: '/cases/new',
      needs: OpenCase,
      load: () => import('./new.tsx'),
      title: { en: 'Open a case', zh: '新建工单' },
    },
    {
      path: '/cases/:caseId',
      needs: GetCase,
      load: () => import('./record.tsx'),
      title: { en: 'Case', zh: '工单' },
    },
    {
      path: '/articles',
      needs: ListArticles,
      load: () => import('./articles.tsx'),
      title: { en: 'Knowledge articles', zh: '知识文章' },
      rail: { icon: IconBook, order: 75, group: 'customers' },
    },
    {
      path: '/articles/new',
      needs: AddArticle,
      load: () => import('./new-article.tsx'),
      title: { en: 'Write an article', zh: '撰写文章' },
    },
    {
      path: '/articles/:articleId',
      needs: GetArticle,
      load: () => import('./article.tsx'),
      title: { en: 'Article', zh: '文章' },
    },
    {
      path: '/articles/:articleId/change',
      needs: SaveArticle,
      load: () => import('./change-article.tsx'),
      title: { en: 'Change an article', zh: '更改文章' },
    },
    {
      path: '/case-report',
      needs: GetServiceTimes,
      load: () => import('./report.tsx'),
      title: { en: 'Service times', zh: '服务时长' },
      rail: { icon: IconChartBar, order: 70, group: 'records' },
    },
    {
      path: '/case-settings',
      needs: ListCasePolicies,
      load: () => import('./settings.tsx'),
      title: { en: 'Clocks and teams of cases', zh: '工单时限与团队' },
      rail: { icon: IconAlarm, order: 97, group: 'house' },
    },
  ],
};
