import type { Template } from '@toric/contracts/customer/messages/notice';
import type { Letter } from '../letter.ts';

const NUMBER = '{% if orderNumber != "" %} {{ orderNumber }}{% endif %}';
const button = { label: { en: 'See my order', zh: '查看订单' }, href: '{{ orderLink }}' };

/** Holds the letters about orders that are changed, that wait for boxes, and that leave in parts. */
export const CHANGE_LETTERS = {
  'order-amended': {
    subject: { en: `Your order${NUMBER} was changed`, zh: `您的订单${NUMBER} 已更改` },
    paragraphs: [
      {
        en: 'Your order has changed as you or the shop asked. Before, it came to {{ before }}; now it comes to {{ total }}. We charge it when the parcel leaves.',
        zh: '您的订单已按您或商店的申请更改。原合计 {{ before }}，现合计 {{ total }}。包裹发出时扣款。',
      },
      {
        en: 'If you did not ask for this, answer this mail before the parcel leaves.',
        zh: '如非您本人申请，请在发货前回复本邮件。',
      },
    ],
    button,
  },
  'order-change-refused': {
    subject: { en: `Your order${NUMBER} stays as it was`, zh: `您的订单${NUMBER} 保持不变` },
    paragraphs: [
      {
        en: 'The change of your order could not be made. {{ reason }}',
        zh: '您的订单未能更改。{{ reason }}',
      },
      {
        en: 'The order goes on as it was before. Nothing else was charged.',
        zh: '订单将按原内容继续处理，未另行扣款。',
      },
    ],
    button,
  },
  'order-awaits-stock': {
    subject: { en: `Your order${NUMBER} waits for boxes`, zh: `您的订单${NUMBER} 正在等待到货` },
    paragraphs: [
      {
        en: 'A lens of your order is sold out. We keep your place in the queue, and send the order when the boxes arrive. Until then nothing is held on your card.',
        zh: '您订单中的镜片暂时缺货。我们已为您排队，到货后即为您备货，在此之前不会占用您的银行卡额度。',
      },
      {
        en: 'You can cancel the order at any time. If no boxes arrive in time, it ends by itself.',
        zh: '您可随时取消订单。如未能及时到货，订单将自动结束。',
      },
    ],
    button,
  },
  'order-part-shipped': {
    subject: { en: `A part of your order${NUMBER} is on its way`, zh: `您的订单${NUMBER} 已部分发货` },
    paragraphs: [
      {
        en: 'A parcel with a part of your order has left. We have charged this part only; the rest follows in a parcel of its own.',
        zh: '您订单的一部分已发货。我们仅对该部分扣款，其余将另行发货。',
      },
    ],
    button,
  },
  'order-rest-cancelled': {
    subject: { en: `The rest of your order${NUMBER} was cancelled`, zh: `您的订单${NUMBER} 的剩余部分已取消` },
    paragraphs: [
      {
        en: 'What had not left yet does not come. {{ reason }}',
        zh: '尚未发出的商品不再寄送。{{ reason }}',
      },
      {
        en: 'You pay only for what has left.',
        zh: '您只需支付已发出的商品。',
      },
    ],
    button,
  },
} satisfies Partial<Record<Template, Letter>>;
