/** Declares the refusals about public forms and about the answers that people send with them. */
import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const FORM_NOT_FOUND = refusal('form.not-found', 'not-found', {
  en: 'There is no such form, or it is closed. Look at the address again.',
  zh: '没有此表单，或表单已关闭。请核对地址。',
});
export const FORM_SLUG_TAKEN = refusal('form.slug-taken', 'conflict', {
  en: 'Another form has the address {slug}. Choose another one.',
  zh: '另一表单已使用地址 {slug}。请换一个。',
});
export const FORM_NO_FIELD = refusal('form.no-field', 'not-found', {
  en: 'The form has no field with this key. Read the form to see its fields.',
  zh: '此表单没有该字段。请查看表单的字段。',
});
export const FORM_TOO_MANY_FIELDS = refusal('form.too-many-fields', 'conflict', {
  en: 'A form has at most {most} fields. Remove one first.',
  zh: '表单最多 {most} 个字段。请先移除一个。',
});
export const FORM_WRONG_FIELD = refusal('form.wrong-field', 'invalid', {
  en: 'This field cannot be saved so. The error below names the part.',
  zh: '此字段无法保存，详见下列各项。',
});
export const FORM_NEEDS_CHOICES = sentence({ en: 'Name at least two choices.', zh: '请至少填写两个选项。' });
export const FORM_ONLY_CHOICES = sentence({ en: 'Only a choice has choices.', zh: '只有选择类型可以有选项。' });
export const FORM_NEEDS_CUSTOM = sentence({
  en: 'Choose a custom field that is in use.',
  zh: '请选择一个在用的自定义字段。',
});
export const FORM_ONE_OF_TYPE = sentence({
  en: 'A form asks for the name, the e-mail and the phone once.',
  zh: '姓名、电子邮件和电话在表单中各只能出现一次。',
});
export const FORM_INCOMPLETE = refusal('form.incomplete', 'unprocessable', {
  en: 'The form cannot be opened yet. The errors below say what is missing.',
  zh: '表单尚不能开放，缺少的内容见下列各项。',
});
export const FORM_NEEDS_FIELDS = sentence({ en: 'Add a field first.', zh: '请先添加字段。' });
export const FORM_NEEDS_PRIVACY = sentence({
  en: 'Write the privacy text in both languages.',
  zh: '请填写两种语言的隐私说明。',
});
export const FORM_NEEDS_EMAIL = sentence({
  en: 'Add a required field of the type e-mail: the link of the consent goes there.',
  zh: '请添加必填的电子邮件字段，用于发送同意确认链接。',
});
export const FORM_NEEDS_CONTACT = sentence({
  en: 'Add a required field of the type e-mail or phone, so that you can answer.',
  zh: '请添加必填的电子邮件或电话字段，以便答复。',
});
export const FORM_NEEDS_PURPOSE = sentence({
  en: 'Choose the purpose for which the form asks consent.',
  zh: '请选择征求同意的用途。',
});
export const FORM_NEEDS_OWNER = sentence({
  en: 'Choose a colleague who gets the deals or tasks, and who can sign in.',
  zh: '请选择接收商机或任务且可登录的同事。',
});
export const FORM_WRONG_ANSWERS = refusal('form.wrong-answers', 'invalid', {
  en: 'Some answers do not fit. Each is named below.',
  zh: '部分答案不符合要求，详见下列各项。',
});
export const FORM_UNKNOWN_ANSWER = sentence({ en: 'The form does not ask this.', zh: '表单中没有此项。' });
export const FORM_ANSWER_MISSING = sentence({ en: 'Please fill this in.', zh: '请填写此项。' });
export const FORM_ANSWER_WRONG = {
  email: sentence({
    en: 'Write an e-mail address, such as ana@example.com.',
    zh: '请填写电子邮件地址，例如 ana@example.com。',
  }),
  phone: sentence({
    en: 'Write a phone number with + and the country code.',
    zh: '请填写以 + 和国家/地区代码开头的电话号码。',
  }),
  name: sentence({ en: 'Write a name of at most 100 characters.', zh: '请填写姓名，最多 100 个字符。' }),
  line: sentence({ en: 'Write one line of at most 200 characters.', zh: '请填写单行文本，最多 200 个字符。' }),
  text: sentence({ en: 'Write at most 2,000 characters.', zh: '最多填写 2,000 个字符。' }),
  number: sentence({ en: 'Write a number.', zh: '请填写数字。' }),
  day: sentence({ en: 'Write a day that exists, as YYYY-MM-DD.', zh: '请填写真实存在的日期，格式为 YYYY-MM-DD。' }),
  check: sentence({ en: 'Tick it, or leave it empty.', zh: '请勾选或留空。' }),
  choice: sentence({ en: 'Choose one of the choices.', zh: '请选择一个选项。' }),
  choices: sentence({ en: 'Choose among the choices, each once.', zh: '请从选项中选择，每项一次。' }),
};
export const FORM_STALE_PAGE = refusal('form.stale-page', 'conflict', {
  en: 'This page was opened too long ago, or was sent already. Open it again, and send your answers once more.',
  zh: '此页面打开时间过长或已提交。请重新打开并再次提交。',
});
export const FORM_SENT_TOO_OFTEN = refusal('form.sent-too-often', 'too-many', {
  en: 'Too much was sent from your network. Wait an hour, or call us.',
  zh: '您的网络提交次数过多。请一小时后重试，或致电我们。',
});
export const SUBMISSION_NOT_FOUND = refusal('form.submission-not-found', 'not-found', {
  en: 'There is no such submission. It may have been deleted after its time.',
  zh: '没有此提交，可能已到期删除。',
});
export const FORM_TOO_FAST = refusal('form.too-fast', 'conflict', {
  en: 'The page was sent faster than anybody reads it. Wait three seconds, and send it again.',
  zh: '提交过快。请等待三秒后再提交。',
});
