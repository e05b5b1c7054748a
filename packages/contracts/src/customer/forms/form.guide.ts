import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

const BOTH = both('Write it in this language.', '请用此语言填写。');

export const PAGE_SLUG = field(
  both('Address', '地址'),
  both('The name of the page in its address. It never changes.', '页面地址中的名称，之后不可更改。'),
  both('Small letters, digits and dashes.', '小写字母、数字和连字符。'),
  'ask-us',
);
export const PAGE_TEXTS: Guide = {
  'title.en': field(
    both('Title in English', '英文标题'),
    both('The heading of the page.', '页面标题。'),
    both('At most 80 characters.', '最多 80 个字符。'),
    'Ask us',
  ),
  'title.zh': field(
    both('Title in Chinese', '中文标题'),
    both('The heading of the Chinese page.', '中文页面的标题。'),
    both('At most 80 characters.', '最多 80 个字符。'),
    '向我们提问',
  ),
};
export const PAGE_ENDS: Guide = {
  'intro.en': field(
    both('Beginning in English', '英文开头'),
    both('What a person reads first.', '打开页面时首先看到的内容。'),
    BOTH,
    'We answer within a day.',
  ),
  'intro.zh': field(
    both('Beginning in Chinese', '中文开头'),
    both('What a person reads first.', '打开页面时首先看到的内容。'),
    BOTH,
    '我们会在一天内答复。',
  ),
  'thanks.en': field(
    both('Thanks in English', '英文致谢'),
    both('What she reads when it is sent.', '提交后看到的内容。'),
    BOTH,
    'Thank you. We come back to you.',
  ),
  'thanks.zh': field(
    both('Thanks in Chinese', '中文致谢'),
    both('What she reads when it is sent.', '提交后看到的内容。'),
    BOTH,
    '谢谢，我们会尽快答复。',
  ),
};
export const CHOICE_TEXTS: Guide = {
  'choices.key': field(
    both('Key', '代码'),
    both('The name of the choice in answers.', '选项在答案中的名称。'),
    both('Small letters, digits and dashes.', '小写字母、数字和连字符。'),
    'monthly',
  ),
  'choices.label.en': field(
    both('In English', '英文'),
    both('What people read.', '页面上显示的内容。'),
    both('At most 80 characters.', '最多 80 个字符。'),
    'Monthly lenses',
  ),
  'choices.label.zh': field(
    both('In Chinese', '中文'),
    both('What people read.', '页面上显示的内容。'),
    both('At most 80 characters.', '最多 80 个字符。'),
    '月抛',
  ),
};
export const PLACE = field(
  both('Place', '顺序'),
  both('Its place from above.', '从上往下的顺序。'),
  both('1 to 40. Empty: it stays, or comes last.', '1 至 40，不填则保持原位或排在最后。'),
  '1',
);
const becomes = field(
  both('Becomes', '提交后生成'),
  both('What a submission becomes.', '提交后在店内生成的内容。'),
  both('Choose one.', '选择一项。'),
  both('A case', '工单'),
);

export const CREATE_FORM_GUIDE: Guide = { slug: PAGE_SLUG, ...PAGE_TEXTS, becomes };
export const CHANGE_FORM_GUIDE: Guide = {
  ...PAGE_TEXTS,
  ...PAGE_ENDS,
  'privacy.en': field(
    both('Privacy text in English', '英文隐私说明'),
    both('What becomes of the data, for how long, and who answers for it.', '数据用途、保存期限及负责人。'),
    BOTH,
    'We use your answers to reply to you, and delete them after a year.',
  ),
  'privacy.zh': field(
    both('Privacy text in Chinese', '中文隐私说明'),
    both('What becomes of the data, for how long, and who answers for it.', '数据用途、保存期限及负责人。'),
    BOTH,
    '我们仅将您的答案用于答复，一年后删除。',
  ),
  becomes,
  consentPurpose: field(
    both('Asks consent for', '征求同意的用途'),
    both(
      'The form offers a box for these messages. They begin when the person has used the link in a mail.',
      '表单提供订阅勾选框，本人点击邮件链接后才生效。',
    ),
    both('Choose one, or leave it empty.', '选择一项，可不填。'),
    both('Offers and news', '优惠和新闻'),
  ),
  team: field(
    both('Team of cases', '工单团队'),
    both('The team that gets the cases.', '接收工单的团队。'),
    both('Choose one. Rules for new cases come first.', '选择一项，新工单规则优先。'),
    both('Sales', '销售'),
  ),
  ownerId: field(
    both('Colleague', '负责同事'),
    both('Gets the deals and tasks.', '接收商机和任务。'),
    both('Choose a colleague who can sign in.', '请选择可登录的同事。'),
    'Olga Brandt',
  ),
  'origins.origin': field(
    both('May be shown by', '允许嵌入的网站'),
    both('Pages of this origin may show the form in a frame.', '此来源的网页可以嵌入表单。'),
    both('Write https:// and the host, without a path.', '以 https:// 开头的主机，不含路径。'),
    'https://shop.example',
  ),
  keepDays: field(
    both('Kept for', '保存天数'),
    both('A submission is deleted after so many days.', '提交内容在此天数后删除。'),
    both('30 to 3,650.', '30 至 3,650。'),
    '365',
  ),
};
export const PUT_FORM_FIELD_GUIDE: Guide = {
  type: field(
    both('Type', '类型'),
    both('What the field takes.', '字段接受的内容。'),
    both('Choose one.', '选择一项。'),
    both('E-mail', '电子邮件'),
  ),
  'label.en': field(
    both('Label in English', '英文名称'),
    both('What stands above the field.', '字段上方的文字。'),
    both('At most 120 characters.', '最多 120 个字符。'),
    'Your question',
  ),
  'label.zh': field(
    both('Label in Chinese', '中文名称'),
    both('What stands above the field.', '字段上方的文字。'),
    both('At most 120 characters.', '最多 120 个字符。'),
    '您的问题',
  ),
  'help.en': field(
    both('Help in English', '英文说明'),
    both('A sentence under the label.', '名称下方的说明。'),
    both('At most 300 characters. You may leave it empty.', '最多 300 个字符，可不填。'),
    'Write no powers of lenses here.',
  ),
  'help.zh': field(
    both('Help in Chinese', '中文说明'),
    both('A sentence under the label.', '名称下方的说明。'),
    both('At most 300 characters. You may leave it empty.', '最多 300 个字符，可不填。'),
    '请勿在此填写镜片度数。',
  ),
  isRequired: field(
    both('Must be filled in', '必填'),
    both('Whether the form can be sent without it.', '不填时能否提交。'),
    both('Tick it only if you need the answer.', '仅在确有需要时勾选。'),
    both('Yes', '是'),
  ),
  ...CHOICE_TEXTS,
  fieldId: field(
    both('Custom field', '自定义字段'),
    both('The custom field of customers whose type and choices it has.', '使用其类型和选项的客户自定义字段。'),
    both('Choose one, if the type is a custom field.', '类型为自定义字段时选择。'),
    both('Favourite sport', '喜欢的运动'),
  ),
  position: PLACE,
};
