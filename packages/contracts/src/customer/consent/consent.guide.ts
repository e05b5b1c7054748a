import { both } from '../../guide/parts.ts';
import { REASON_FOR_RECORD } from '../../guide/reasons.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const TEXT = both(
  'The words to which people agree. They must be exact, for they are the proof.',
  '客户同意的原文，作为凭证必须准确。',
);
const TEXT_FILL = both(
  'At most 2,000 characters. Say what is sent, how often, and by whom.',
  '最多 2,000 个字符。写明发送内容、频率和发送方。',
);

export const SAVE_POLICY_TEXT_GUIDE: Guide = {
  after: field(
    both('Edited version', '编辑的版本'),
    both(
      'The version that you edited. If a colleague saved a newer one, nothing is saved.',
      '你编辑的版本。若同事已保存更新的版本，则不会保存。',
    ),
    both('The page fills it in.', '由页面自动填入。'),
    '1',
  ),
  reason: REASON_FOR_RECORD,
  'texts.en': field(both('English text', '英文文本'), TEXT, TEXT_FILL, 'Send me offers and news twice a month.'),
  'texts.zh': field(both('Chinese text', '中文文本'), TEXT, TEXT_FILL, '请每月两次向我发送优惠和新闻。'),
};

export const PUT_CONSENTS_GUIDE: Guide = {
  'consents.purpose': field(
    both('For what', '用途'),
    both('What the person wants to get, beside mails about orders.', '除订单通知外，客户希望收到的内容。'),
    both('Offers and news, reminders, or surveys.', '优惠和新闻、续订提醒或调查。'),
    both('Reminders to order', '续订提醒'),
  ),
  'consents.channel': field(
    both('How', '渠道'),
    both('The way in which she wants to get it.', '接收的方式。'),
    both('E-mail or text message.', '电子邮件或短信。'),
    both('E-mail', '电子邮件'),
  ),
  'consents.state': field(
    both('Her choice', '选择'),
    both(
      'Whether she agrees. Each choice is a new line that is never changed.',
      '是否同意。每次选择都新增一条记录，之后不会更改。',
    ),
    both('Agreed or withdrawn. Ask her: silence is no consent.', '同意或撤回。须明确询问，沉默不算同意。'),
    both('Agreed', '已同意'),
  ),
  textVersions: field(
    both('Text that was shown', '所示文本'),
    both('The version of the words that she read or heard.', '客户所看到或听到的文本版本。'),
    both('The page fills it in. If it is empty, the text in force counts.', '由页面自动填入。留空则以现行文本为准。'),
    'marketing: 2',
  ),
  'proof.how': field(
    both('How she told you', '告知方式'),
    both('The law wants to know how the choice was made.', '法律要求说明选择是如何作出的。'),
    both('On the phone, at the counter, or on paper.', '电话、柜台或书面。'),
    both('On the phone', '电话'),
  ),
  'proof.said': field(
    both('Her words', '原话'),
    both('What she said. It is the proof of her choice.', '客户的原话，作为选择的凭证。'),
    both('At most 500 characters.', '最多 500 个字符。'),
    both('Yes to the newsletter, no more text messages', '同意接收新闻邮件，不再接收短信'),
  ),
};
