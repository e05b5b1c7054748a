import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';
import { CHOICE_TEXTS, PAGE_ENDS, PAGE_SLUG, PAGE_TEXTS, PLACE } from '../forms/form.guide.ts';

export const CREATE_SURVEY_GUIDE: Guide = { slug: PAGE_SLUG, ...PAGE_TEXTS };
export const CHANGE_SURVEY_GUIDE: Guide = {
  ...PAGE_TEXTS,
  ...PAGE_ENDS,
  isAnonymous: field(
    both('Anonymous', '匿名'),
    both('An answer then names no person.', '答案不与个人关联。'),
    both('Tick it for questions about the shop itself.', '询问门店整体情况时勾选。'),
    both('No', '否'),
  ),
  trigger: field(
    both('Who is asked', '询问对象'),
    both('By hand, or after each delivery.', '手动选择，或每次送达后自动询问。'),
    both('Choose one.', '选择一项。'),
    both('After each delivery', '每次送达后'),
  ),
  delayDays: field(
    both('Days after the event', '事件后天数'),
    both('The mail goes out so many days later.', '在此天数后发送邮件。'),
    both('0 to 60.', '0 至 60。'),
    '3',
  ),
  restDays: field(
    both('Rest for a person', '间隔天数'),
    both('Nobody is asked twice within so many days, by any survey.', '在此天数内同一人不会被任何调查再次询问。'),
    both('0 to 730.', '0 至 730。'),
    '90',
  ),
  reminderDays: field(
    both('Reminder after', '提醒天数'),
    both('One reminder goes out after so many days without an answer.', '在此天数内未回答时提醒一次。'),
    both('1 to 60. Empty: no reminder.', '1 至 60，不填则不提醒。'),
    '7',
  ),
  lowScore: field(
    both('A score is low up to', '低分上限'),
    both('An NPS or CSAT answer of at most this number is low.', '不高于此数的 NPS 或 CSAT 答案为低分。'),
    both('0 to 10. Empty: no score is low.', '0 至 10，不填则不判定低分。'),
    '6',
  ),
  lowScoreBecomes: field(
    both('A low score opens', '低分时生成'),
    both('What a colleague gets, once for each answer.', '每个低分答案生成一次。'),
    both('Choose one.', '选择一项。'),
    both('A task', '任务'),
  ),
  ownerId: field(
    both('Colleague', '负责同事'),
    both('Gets the tasks.', '接收任务。'),
    both('Choose a colleague who can sign in.', '请选择可登录的同事。'),
    'Olga Brandt',
  ),
};
export const PUT_SURVEY_QUESTION_GUIDE: Guide = {
  kind: field(
    both('Kind', '类型'),
    both('How the question is answered.', '问题的回答方式。'),
    both('Choose one.', '选择一项。'),
    both('Recommendation, 0 to 10 (NPS)', '推荐意愿，0 至 10（NPS）'),
  ),
  'label.en': field(
    both('Question in English', '英文问题'),
    both('What people read.', '页面上显示的内容。'),
    both('At most 200 characters.', '最多 200 个字符。'),
    'How likely do you recommend us to a friend?',
  ),
  'label.zh': field(
    both('Question in Chinese', '中文问题'),
    both('What people read.', '页面上显示的内容。'),
    both('At most 200 characters.', '最多 200 个字符。'),
    '您有多大可能向朋友推荐我们？',
  ),
  isRequired: field(
    both('Must be answered', '必答'),
    both('Whether the survey can be sent without it.', '不回答时能否提交。'),
    both('Tick it only if you need the answer.', '仅在确有需要时勾选。'),
    both('Yes', '是'),
  ),
  ...CHOICE_TEXTS,
  'showIf.question': field(
    both('Only if the answer to', '取决于问题'),
    both('The key of a question that stands before this one.', '排在前面的问题的代码。'),
    both('Leave it empty to ask always.', '不填则始终询问。'),
    'recommend',
  ),
  'showIf.is': field(
    both('is', '条件'),
    both('How the answer is compared.', '比较方式。'),
    both('Choose one.', '选择一项。'),
    both('is at most', '不高于'),
  ),
  'showIf.choices.key': field(
    both('One of these choices', '选项代码'),
    both('A choice of the earlier question.', '前面问题的选项。'),
    both('The key of the choice.', '填写选项代码。'),
    'monthly',
  ),
  'showIf.number': field(both('this number', '数字'), both('The limit.', '界限。'), both('0 to 10.', '0 至 10。'), '6'),
  position: PLACE,
};
export const SEND_SURVEY_GUIDE: Guide = {
  'customers.customerId': field(
    both('Customer', '客户'),
    both('A person who is asked by mail.', '通过邮件询问的客户。'),
    both('Choose one on each line.', '每行选择一位。'),
    'Ana Lima',
  ),
  tagId: field(
    both('All with a tag', '使用某标签的所有客户'),
    both('All customers with this tag are asked.', '询问使用此标签的所有客户。'),
    both('Choose a tag, or name customers.', '选择标签，或填写客户。'),
    both('Sports', '运动'),
  ),
};
