import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

export const LOG_INTERACTION_GUIDE: Guide = {
  kind: field(
    both('What it was', '方式'),
    both('A call, a visit, a chat or a letter.', '电话、到店、在线聊天或信件。'),
    both('Choose one. E-mails are listed by themselves.', '选择一项。电子邮件会自动列出。'),
    both('Call', '电话'),
  ),
  direction: field(
    both('Who began', '由谁发起'),
    both('Whether the customer came to you, or you to her.', '是客户联系你们，还是你们联系客户。'),
    both('Choose one.', '选择一项。'),
    both('From the customer', '客户联系我们'),
  ),
  outcome: field(
    both('How it ended', '结果'),
    both('What came of it.', '联系的结果。'),
    both('Choose one. Plan a task if something is left to do.', '选择一项。如仍有事情要做，请建立任务。'),
    both('Solved', '已解决'),
  ),
  text: field(
    both('What was said', '内容'),
    both(
      'What colleagues should know. It can never be changed, and the customer may ask to read it.',
      '同事需要了解的情况。之后不能修改，客户有权查阅。',
    ),
    both('A sentence or two. Leave it empty if nobody was there.', '一两句话。无人接听时留空。'),
    both('Asked when the parcel comes. It is on its way.', '询问包裹何时送达，告知已在途中。'),
  ),
  minutes: field(
    both('Minutes', '分钟'),
    both('How long it took.', '用时。'),
    both('A whole number. Leave it empty if nobody counted.', '填写整数。未计时请留空。'),
    '3',
  ),
  happenedAt: field(
    both('When', '时间'),
    both('When it happened.', '发生的时间。'),
    both('Leave it empty for now. Otherwise a time that has passed.', '留空表示现在，否则填写过去的时间。'),
    '2026-11-21 09:30',
  ),
  orderId: field(
    both('Order', '订单'),
    both('The order that it was about.', '所涉订单。'),
    both('Leave it empty if it was about none.', '未涉及订单时留空。'),
    'T-2026-000123',
  ),
  prescriptionId: field(
    both('Prescription', '处方'),
    both('The prescription that it was about.', '所涉处方。'),
    both('Leave it empty if it was about none.', '未涉及处方时留空。'),
    both('The one of March', '三月的处方'),
  ),
};

export const PUT_EXTENSION_GUIDE: Guide = {
  extension: field(
    both('Extension', '分机号'),
    both(
      'Where your telephone rings. The console then shows who calls before you pick up.',
      '你的电话分机。来电时控制台会在你接听前显示是谁。',
    ),
    both(
      '1 to 20 digits, as the telephone system names it. Empty switches it off.',
      '1 至 20 位数字，与电话系统一致。留空即停用。',
    ),
    '12',
  ),
};
