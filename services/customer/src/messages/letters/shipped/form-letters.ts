import type { Template } from '@toric/contracts/customer/messages/notice';
import type { Letter } from '../letter.ts';

export const FORM_LETTERS = {
  'form-confirmation': {
    subject: { en: 'Please confirm your subscription', zh: '请确认您的订阅' },
    paragraphs: [
      {
        en: 'Somebody gave this address in a form of our shop and asked for our messages. If it was you, confirm it.',
        zh: '有人在本店表单中填写了此邮箱并订阅消息。如果是您本人，请确认。',
      },
      {
        en: 'If it was not you, do nothing. We send you nothing more, and forget the address after seven days.',
        zh: '如果不是您，请忽略。我们不会再发送消息，并会在七天后删除此邮箱。',
      },
    ],
    button: { label: { en: 'Yes, send me these messages', zh: '是的，请向我发送' }, href: '{{ link }}' },
  },
  'survey-invitation': {
    subject: { en: 'How was it? A few short questions', zh: '体验如何？几个简短的问题' },
    paragraphs: [
      {
        en: 'We would like to know how you find our shop and our lenses. It takes two minutes.',
        zh: '我们想了解您对本店和镜片的感受，只需两分钟。',
      },
    ],
    button: { label: { en: 'Answer the questions', zh: '回答问题' }, href: '{{ link }}' },
  },
  'survey-reminder': {
    subject: { en: 'Your opinion still counts', zh: '我们仍期待您的意见' },
    paragraphs: [
      {
        en: 'Some days ago we asked for your opinion. The questions are still open. We remind you only once.',
        zh: '几天前我们曾征求您的意见，问题仍可回答。我们只提醒这一次。',
      },
    ],
    button: { label: { en: 'Answer the questions', zh: '回答问题' }, href: '{{ link }}' },
  },
} satisfies Partial<Record<Template, Letter>>;
