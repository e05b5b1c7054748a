import type { Template } from '@toric/contracts/customer/messages/notice';
import type { Letter } from '../letter.ts';

export const CASE_LETTERS = {
  'case-received': {
    subject: { en: '[{{ caseNumber }}] We have your message', zh: '[{{ caseNumber }}] 我们已收到您的留言' },
    paragraphs: [
      {
        en: 'Thank you for your message. Its number is {{ caseNumber }}. A colleague answers you in our business hours.',
        zh: '感谢您的留言，编号为 {{ caseNumber }}。同事会在营业时间内答复您。',
      },
      { en: 'To add something, answer this mail.', zh: '如需补充，请直接回复本邮件。' },
    ],
  },
  'case-answer': {
    subject: { en: '[{{ caseNumber }}] {{ caseSubject }}', zh: '[{{ caseNumber }}] {{ caseSubject }}' },
    paragraphs: [],
    quote: 'answerText',
  },
  'case-survey': {
    subject: { en: '[{{ caseNumber }}] Did we solve it?', zh: '[{{ caseNumber }}] 问题解决了吗？' },
    paragraphs: [
      {
        en: 'Your case {{ caseNumber }} is closed. Tell us in one click how well we solved it.',
        zh: '您的工单 {{ caseNumber }} 已关闭。请点击告知我们解决得如何。',
      },
    ],
    button: { label: { en: 'Rate it', zh: '评分' }, href: '{{ link }}' },
  },
  'case-late': {
    subject: { en: 'Case {{ caseNumber }} is late', zh: '工单 {{ caseNumber }} 已逾期' },
    paragraphs: [
      {
        en: 'The deadline of case {{ caseNumber }} has passed: {{ clock }}. Open it in the console.',
        zh: '工单 {{ caseNumber }} 已超过期限：{{ clock }}。请在控制台中打开。',
      },
    ],
  },
} satisfies Partial<Record<Template, Letter>>;
