/** Declares the refusals about surveys and their answers. */
import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const SURVEY_NOT_FOUND = refusal('survey.not-found', 'not-found', {
  en: 'There is no such survey, or it is closed. Look at the address again.',
  zh: '没有此调查，或调查已关闭。请核对地址。',
});
export const SURVEY_SLUG_TAKEN = refusal('survey.slug-taken', 'conflict', {
  en: 'Another survey has the address {slug}. Choose another one.',
  zh: '另一调查已使用地址 {slug}。请换一个。',
});
export const SURVEY_NO_QUESTION = refusal('survey.no-question', 'not-found', {
  en: 'The survey has no question with this key. Read the survey to see its questions.',
  zh: '此调查没有该问题。请查看调查的问题。',
});
export const SURVEY_TOO_MANY_QUESTIONS = refusal('survey.too-many-questions', 'conflict', {
  en: 'A survey has at most {most} questions. Remove one first.',
  zh: '调查最多 {most} 个问题。请先移除一个。',
});
export const SURVEY_WRONG_QUESTION = refusal('survey.wrong-question', 'invalid', {
  en: 'The questions cannot be saved so. The error below names the part.',
  zh: '问题无法保存，详见下列各项。',
});
export const SURVEY_NEEDS_CHOICES = sentence({ en: 'Name at least two choices.', zh: '请至少填写两个选项。' });
export const SURVEY_ONLY_CHOICES = sentence({
  en: 'Only a question with choices has choices.',
  zh: '只有选择题可以有选项。',
});
export const SURVEY_CONDITION_EARLIER = sentence({
  en: 'The question {key} depends on {question}, which must stand before it.',
  zh: '问题 {key} 取决于 {question}，后者必须排在前面。',
});
export const SURVEY_CONDITION_CHOICES = sentence({
  en: 'The question {key} must name choices that {question} has.',
  zh: '问题 {key} 的条件须使用 {question} 已有的选项。',
});
export const SURVEY_CONDITION_NUMBER = sentence({
  en: 'The question {key} must name a number that {question} can have.',
  zh: '问题 {key} 的条件须使用 {question} 可能的数字。',
});
export const SURVEY_INCOMPLETE = refusal('survey.incomplete', 'unprocessable', {
  en: 'The survey cannot be opened yet. The errors below say what is missing.',
  zh: '调查尚不能开放，缺少的内容见下列各项。',
});
export const SURVEY_NEEDS_QUESTIONS = sentence({ en: 'Add a question first.', zh: '请先添加问题。' });
export const SURVEY_NEEDS_OWNER = sentence({
  en: 'Choose a colleague who gets the tasks, and who can sign in.',
  zh: '请选择接收任务且可登录的同事。',
});
export const SURVEY_NEEDS_LOW_SCORE = sentence({
  en: 'Name the number up to which a score is low.',
  zh: '请填写低分的上限。',
});
export const SURVEY_WRONG_ANSWERS = refusal('survey.wrong-answers', 'invalid', {
  en: 'Some answers do not fit. Each is named below.',
  zh: '部分答案不符合要求，详见下列各项。',
});
export const SURVEY_UNKNOWN_ANSWER = sentence({
  en: 'The survey does not ask this, given the other answers.',
  zh: '按其他答案，此项不会被询问。',
});
export const SURVEY_ANSWER_MISSING = sentence({ en: 'Please answer this question.', zh: '请回答此问题。' });
export const SURVEY_ANSWER_NUMBER = sentence({
  en: 'Choose a number from {from} to {to}.',
  zh: '请选择 {from} 至 {to} 的数字。',
});
export const SURVEY_ANSWER_CHOICE = sentence({
  en: 'Choose among the choices, each once.',
  zh: '请从选项中选择，每项一次。',
});
export const SURVEY_ANSWER_TEXT = sentence({ en: 'Write at most 2,000 characters.', zh: '最多填写 2,000 个字符。' });
export const SURVEY_NOT_OPEN = refusal('survey.not-open', 'conflict', {
  en: 'The survey is not open. Open it first.',
  zh: '调查尚未开放。请先开放。',
});
export const SURVEY_STALE_PAGE = refusal('survey.stale-page', 'conflict', {
  en: 'This page was opened too long ago, or was sent already. Open it again, and send your answers once more.',
  zh: '此页面打开时间过长或已提交。请重新打开并再次提交。',
});
export const SURVEY_SENT_TOO_OFTEN = refusal('survey.sent-too-often', 'too-many', {
  en: 'Too many answers came from your network. Wait an hour.',
  zh: '您的网络提交次数过多。请一小时后重试。',
});
