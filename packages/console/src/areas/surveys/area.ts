import {
  CreateSurvey,
  GetSurvey,
  ListSurveyResponses,
  ListSurveys,
} from '@toric/contracts/customer/surveys/survey.http';
import { IconMessageQuestion, IconMessages } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

/** Lists the pages of surveys and of their answers. */
export const surveysArea: ConsoleArea = {
  name: 'surveys',
  group: 'marketing',
  pages: [
    {
      path: '/surveys',
      needs: ListSurveys,
      load: () => import('./list.tsx'),
      title: { en: 'Surveys', zh: '调查' },
      rail: { icon: IconMessageQuestion, order: 52 },
    },
    {
      path: '/surveys/new',
      needs: CreateSurvey,
      load: () => import('./new.tsx'),
      title: { en: 'New survey', zh: '新建调查' },
    },
    {
      path: '/surveys/answers',
      needs: ListSurveyResponses,
      load: () => import('./answers.tsx'),
      title: { en: 'Answers to surveys', zh: '调查答案' },
      rail: { icon: IconMessages, order: 53 },
    },
    {
      path: '/surveys/:surveyId',
      needs: GetSurvey,
      load: () => import('./record.tsx'),
      title: { en: 'Survey', zh: '调查' },
    },
  ],
};
