import type { Template } from '@toric/contracts/customer/messages/notice';
import type { Letter } from '../letter.ts';

export const STAFF_LETTERS = {
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
