import type { Template } from '@toric/contracts/customer/messages/notice';
import type { Letter } from '../letter.ts';

export const HEALTH_LETTERS = {
  'prescription-verified': {
    subject: { en: 'Your prescription is verified', zh: '您的处方已核实' },
    paragraphs: [
      {
        en: 'You can order by this prescription now. Orders that waited for it go on by themselves.',
        zh: '您现在可以凭此处方下单。等待核实的订单将自动继续。',
      },
    ],
  },
  'prescription-refused': {
    subject: { en: 'Your prescription could not be verified', zh: '您的处方未能核实' },
    paragraphs: [
      { en: '{{ reason }}', zh: '{{ reason }}' },
      {
        en: 'Orders by this prescription are cancelled, and nothing is charged.',
        zh: '凭此处方的订单将被取消，不会扣款。',
      },
    ],
  },
  'prescription-ends': {
    subject: { en: 'Your prescription ends in {{ days }} days', zh: '您的处方将在 {{ days }} 天后到期' },
    paragraphs: [
      {
        en: 'Your prescription ends in {{ days }} days. Order before then, or see your eye doctor for a new one.',
        zh: '您的处方将在 {{ days }} 天后到期。请在此之前下单，或到眼科医生处换取新处方。',
      },
    ],
  },
  'recall-notice': {
    subject: { en: 'Recall: {{ title }}', zh: '召回通知：{{ title }}' },
    paragraphs: [
      {
        en: 'You bought {{ boxes }} boxes of a lot that is recalled ({{ lots }}).',
        zh: '您购买的 {{ boxes }} 盒产品属于被召回的批次（{{ lots }}）。',
      },
      { en: 'What to do: {{ whatToDo }}', zh: '请您：{{ whatToDo }}' },
      {
        en: 'Then press the button and tell us what became of the boxes. No sign-in is needed. The reference is {{ reference }}.',
        zh: '然后请点击按钮，告知这些产品的去向，无需登录。编号：{{ reference }}。',
      },
      { en: 'The notice of the authority: {{ sourceUrl }}', zh: '主管机构公告：{{ sourceUrl }}' },
    ],
    button: { label: { en: 'Tell what became of the boxes', zh: '告知产品去向' }, href: '{{ answerLink }}' },
    sms: {
      en: 'Toric recall {{ reference }}, lot {{ lots }}: {{ whatToDo }} Tell us what became of the boxes: {{ answerLink }}',
      zh: 'Toric 召回 {{ reference }}，批号 {{ lots }}：{{ whatToDo }} 请告知产品去向：{{ answerLink }}',
    },
  },
} satisfies Partial<Record<Template, Letter>>;
