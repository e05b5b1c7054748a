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
  'webhook-off': {
    subject: { en: 'A webhook was switched off', zh: '一个 Webhook 已停用' },
    paragraphs: [
      {
        en: 'The shop no longer sends events to the webhook endpoint {{ endpoint }}: {% if why == "gone" %}it answered that it is gone (410){% else %}every try has failed for five days{% endif %}.',
        zh: '店铺已停止向 Webhook 接收端 {{ endpoint }} 发送事件：{% if why == "gone" %}它答复已不存在（410）{% else %}五天来每次尝试均失败{% endif %}。',
      },
      {
        en: 'Events are kept meanwhile. Mend the receiver, switch the endpoint on in the console under Webhooks, and send the failed events again.',
        zh: '期间的事件会保留。请修复接收端，在控制台的 Webhook 页面重新启用，然后补发失败的事件。',
      },
    ],
  },
} satisfies Partial<Record<Template, Letter>>;
