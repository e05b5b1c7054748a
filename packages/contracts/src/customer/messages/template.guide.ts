import { both, under } from '../../guide/parts.ts';
import { REASON_FOR_RECORD } from '../../guide/reasons.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const TEXTS: Guide = {
  subject: field(
    both('Subject', '主题'),
    both('The line that people see in their mailbox.', '收件人在邮箱中看到的一行。'),
    both(
      'At most 200 characters. {{ orderNumber }} stands for a value.',
      '最多 200 个字符。{{ orderNumber }} 代表一个值。',
    ),
    both('Your order {{ orderNumber }} is confirmed', '你的订单 {{ orderNumber }} 已确认'),
  ),
  mjml: field(
    both('Mail with layout', '带版式的邮件'),
    both('The part of the mail that goes into the layout of the shop.', '嵌入商店版式的邮件内容。'),
    both(
      'MJML, at most 20,000 characters, such as <mj-text>…</mj-text>. Look at the preview.',
      'MJML，最多 20,000 个字符，例如 <mj-text>…</mj-text>。请查看预览。',
    ),
    '<mj-text>{{ total }}</mj-text>',
  ),
  text: field(
    both('Mail as plain text', '纯文本邮件'),
    both(
      'The same words without layout. Some mail programs show only these.',
      '没有版式的同样内容，部分邮件程序只显示纯文本。',
    ),
    both('At most 10,000 characters.', '最多 10,000 个字符。'),
    both('Thank you. We charge {{ total }}.', '感谢你的订购。我们将收取 {{ total }}。'),
  ),
  sms: field(
    both('Text message', '短信'),
    both('The text message, if this template has one.', '该模板的短信内容（如有）。'),
    both(
      'One line, at most 300 characters. Leave it empty if the template has none.',
      '单行，最多 300 个字符。模板没有短信时留空。',
    ),
    both('Your order {{ orderNumber }} is on its way.', '你的订单 {{ orderNumber }} 已发货。'),
  ),
};
const CONTENTS: Guide = { ...under('contents.en', TEXTS), ...under('contents.zh', TEXTS) };

export const SAVE_MESSAGE_TEMPLATE_GUIDE: Guide = {
  after: field(
    both('Edited version', '编辑的版本'),
    both(
      'The version that you edited. If a colleague saved a newer one, nothing is saved.',
      '你编辑的版本。若同事已保存更新的版本，则不会保存。',
    ),
    both('The page fills it in.', '由页面自动填入。'),
    '0',
  ),
  reason: REASON_FOR_RECORD,
  ...CONTENTS,
};
export const RESTORE_MESSAGE_TEMPLATE_GUIDE: Guide = {
  version: field(
    both('Version', '版本'),
    both('The earlier version whose texts are used again.', '要恢复使用的早期版本。'),
    both('Its number. 0 has the texts that the shop came with.', '版本号。0 为商店自带的文本。'),
    '0',
  ),
  reason: REASON_FOR_RECORD,
};
export const PREVIEW_MESSAGE_TEMPLATE_GUIDE: Guide = {
  language: field(
    both('Language', '语言'),
    both('The language of the preview.', '预览所用的语言。'),
    both('English or Chinese.', '英文或中文。'),
    both('English', '中文'),
  ),
  ...CONTENTS,
};
