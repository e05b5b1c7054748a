import type { Template } from '@toric/contracts/customer/messages/notice';
import type { Letter } from '../letter.ts';

export const STAFF_LETTERS = {
  'payment-noted': {
    subject: { en: 'A payment needs a person', zh: '有付款需要人工处理' },
    paragraphs: [
      {
        en: 'The payment provider and our books differ. Look at the payments that need a review: GET /v1/payments?needsReview=true.',
        zh: '支付服务商的记录与本店账目不一致。请查看需要复核的付款：GET /v1/payments?needsReview=true。',
      },
    ],
  },
  'work-waits': {
    subject: { en: '{{ waiting }} wait: {{ queue }}', zh: '{{ waiting }} 项待处理：{{ queue }}' },
    paragraphs: [
      {
        en: '{{ waiting }} wait in this list: {{ queue }}. The oldest has waited {{ oldestHours }} hours.',
        zh: '以下列表有 {{ waiting }} 项待处理：{{ queue }}。最早的一项已等待 {{ oldestHours }} 小时。',
      },
    ],
  },
  alarm: {
    subject: { en: 'Alarm: {{ alarm }}', zh: '警报：{{ alarm }}' },
    paragraphs: [
      { en: '{{ alarm }}', zh: '{{ alarm }}' },
      { en: 'The runbook of the alarm says what to do.', zh: '处理方法见该警报的操作手册。' },
    ],
  },
} satisfies Partial<Record<Template, Letter>>;
