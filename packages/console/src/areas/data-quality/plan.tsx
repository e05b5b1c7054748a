import { PLAN_CLEANING_GUIDE } from '@toric/contracts/customer/quality/cleaning.guide';
import { PlanCleaning } from '@toric/contracts/customer/quality/cleaning.http';
import { CLEANING_FIX_WORDS } from '@toric/contracts/customer/quality/cleaning.words';
import { text } from '../../app/words.ts';
import { formPage } from '../../kit/form/form-page.tsx';

/** Shows the form of a cleaning of all customers. It changes nothing: the next page shows the proposed changes. */
export default formPage(
  {
    operation: PlanCleaning,
    guide: PLAN_CLEANING_GUIDE,
    title: text('Clean data', '数据清理'),
    save: text('Look for fixes', '查找可修正的内容'),
    sections: [
      {
        fields: [
          { name: 'fixes', words: CLEANING_FIX_WORDS },
          { name: 'why', control: 'long-text' },
        ],
      },
    ],
  },
  {
    back: { label: text('Data quality', '数据质量'), href: '/quality' },
    done: text(
      'The proposals are shown as they are found. Nothing is changed yet.',
      '提议会陆续显示，尚未更改任何内容。',
    ),
    then: ({ id }) => `/quality/cleaning/${id}`,
  },
);
