import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const name = field(
  both('Name', '名称'),
  both('The name under which colleagues know the channel.', '同事熟悉的渠道名称。'),
  both('At most 80 characters.', '最多 80 个字符。'),
  both('Help desk', '客服系统'),
);
const profiles = field(
  both('Profiles', '主页编号'),
  both('Sprout Social only: the profiles whose messages are read.', '仅 Sprout Social：需要读取消息的主页。'),
  both(
    'Numbers from Sprout Social, with commas between. Empty for other providers.',
    'Sprout Social 的编号，以逗号分隔，其他服务商留空。',
  ),
  '10441, 10442',
);
const isAsked = field(
  both('Ask the provider', '主动查询'),
  both('Whether the shop asks the provider every minute for what is new.', '本店是否每分钟向服务商查询新内容。'),
  both('Switch it on if you have a token. It finds what a delivery lost.', '有令牌时请开启，可补回遗漏的内容。'),
  both('Yes', '是'),
);
const apiToken = field(
  both('Token', '访问令牌'),
  both(
    'Lets the shop read at the provider. It is kept sealed and never shown.',
    '用于读取服务商数据，加密保存且不会显示。',
  ),
  both(
    'Copy it from the provider. Zendesk: your e-mail, /token:, and the token. Empty leaves it as it is.',
    '从服务商处复制。Zendesk：邮箱加 /token: 再加令牌。不填则保持不变。',
  ),
  'desk@shop.example/token:…',
);

export const CREATE_CHANNEL_GUIDE: Guide = {
  provider: field(
    both('Provider', '服务商'),
    both('The system from which words of people come.', '客户消息来自哪个系统。'),
    both('Choose one. It cannot be changed afterwards.', '选择一项，之后不能更改。'),
    both('Zendesk', 'Zendesk'),
  ),
  name,
  account: field(
    both('Account', '账户'),
    both('Your account at the provider.', '你在服务商处的账户。'),
    both(
      'Zendesk: the part before .zendesk.com. Intercom: us, eu or au. Others: the number of the organisation.',
      'Zendesk：.zendesk.com 之前的部分；Intercom：us、eu 或 au；其他：机构编号。',
    ),
    'toric-example',
  ),
  ...{ profiles, isAsked, apiToken },
};
export const CHANGE_CHANNEL_GUIDE: Guide = {
  ...{ name, profiles, isAsked, apiToken },
  isOn: field(
    both('Switched on', '启用'),
    both('Whether the channel takes anything.', '渠道是否接收内容。'),
    both('Switch it off to stop it at once.', '取消勾选可立即停止接收。'),
    both('Yes', '是'),
  ),
};
export const SET_CHANNEL_SECRET_GUIDE: Guide = {
  secret: field(
    both('Secret of the provider', '服务商密钥'),
    both('It proves that a delivery comes from the provider.', '用于验证推送来自服务商。'),
    both(
      'Zendesk: the signing secret of the webhook. Intercom: the client secret. Hootsuite: leave it empty, and keep the one that is shown.',
      'Zendesk：webhook 的签名密钥；Intercom：client secret；Hootsuite：留空，并保存显示的密钥。',
    ),
    'dGhlIHNlY3JldA==',
  ),
  overlapHours: field(
    both('Old secret works for', '旧密钥继续有效'),
    both('The time that the provider has to change over.', '服务商更换密钥的过渡时间。'),
    both(
      'Hours from 0 to 72. 0 ends it at once, for a secret that became known.',
      '0 至 72 小时。密钥泄露时填 0，立即失效。',
    ),
    '24',
  ),
};
export const LINK_CHANNEL_ITEM_GUIDE: Guide = {
  customerId: field(
    both('Customer', '客户'),
    both('The customer who wrote it.', '写这条内容的客户。'),
    both(
      'Choose her. Everything from this account belongs to her from now on.',
      '选择客户。此账户的所有内容今后都归于该客户。',
    ),
    'Mei Lindqvist',
  ),
};
export const ADD_CUSTOMER_OF_CHANNEL_ITEM_GUIDE: Guide = {
  givenName: field(
    both('Given name', '名'),
    both('Her given name.', '客户的名。'),
    both('At most 100 characters.', '最多 100 个字符。'),
    'Mei',
  ),
  familyName: field(
    both('Family name', '姓'),
    both('Her family name.', '客户的姓。'),
    both('At most 100 characters.', '最多 100 个字符。'),
    'Lindqvist',
  ),
  phone: field(
    both('Phone', '电话'),
    both('Her phone number, if she told it.', '客户的电话（如已告知）。'),
    both('With the country code. You may leave it empty.', '含国家代码，可不填。'),
    '+14155550171',
  ),
  dateOfBirth: field(
    both('Date of birth', '出生日期'),
    both('It tells people of one name apart.', '用于区分同名客户。'),
    both('A day. You may leave it empty.', '填写日期，可不填。'),
    '1984-03-07',
  ),
  isNew: field(
    both('She is another person', '确认是新客户'),
    both('Confirms that she is none of the customers who were named.', '确认不是已列出的客户。'),
    both('Leave it off at first. Switch it on after you have looked.', '先不勾选，核对后再勾选。'),
    both('No', '否'),
  ),
};
export const OPEN_CASE_OF_CHANNEL_ITEM_GUIDE: Guide = {
  subject: field(
    both('Subject', '主题'),
    both('What the case is about.', '工单的主题。'),
    both('At most 200 characters. Write no powers of lenses.', '最多 200 个字符，请勿填写度数。'),
    both('Comment about a torn lens', '关于镜片破裂的评论'),
  ),
  priority: field(
    both('Priority', '优先级'),
    both('How soon it must be answered.', '需要多快答复。'),
    both('Choose one.', '选择一项。'),
    both('High', '高'),
  ),
  team: field(
    both('Team', '团队'),
    both('The people who work on it.', '负责处理的团队。'),
    both('Choose opticians if an eye or a lens is concerned.', '涉及眼睛或镜片时选择验光师。'),
    both('Opticians', '验光师'),
  ),
};
