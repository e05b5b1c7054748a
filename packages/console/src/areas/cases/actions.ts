import type { Reply } from '@toric/client/types';
import { LinkCaseArticle } from '@toric/contracts/customer/cases/article.http';
import {
  ADD_CASE_NOTE_GUIDE,
  ANSWER_CASE_GUIDE,
  ASSIGN_CASE_GUIDE,
  CHANGE_CASE_GUIDE,
  MOVE_CASE_GUIDE,
} from '@toric/contracts/customer/cases/case.guide';
import { ChangeCase, type GetCase, ListCases } from '@toric/contracts/customer/cases/case.http';
import { AddCaseNote, AnswerCase, AssignCase, MoveCase } from '@toric/contracts/customer/cases/case-work.http';
import type { CaseState } from '@toric/contracts/customer/cases/case';
import {
  CASE_PRIORITY_WORDS,
  CASE_STATE_WORDS,
  CASE_TEAM_WORDS,
  CASE_TYPE_WORDS,
} from '@toric/contracts/customer/cases/case.words';
import { SERIOUSNESS_WORDS } from '@toric/contracts/customer/complaints/complaint.words';
import { EYE_WORDS } from '@toric/contracts/lens.words';
import { text } from '../../app/words.ts';
import type { Action, AnyAction } from '../../kit/kit.types.ts';
import { formAction } from '../../kit/record/form-action.ts';
import { useColleagueOptions } from './use-colleagues.ts';

export type Shown = Reply<typeof GetCase>;

const isOpen = ({ state }: Shown) => state !== 'solved' && state !== 'closed';
const of = ({ id }: Shown) => ({ caseId: id });
const wordsFor = (...states: readonly CaseState[]) =>
  Object.fromEntries(states.map((state) => [state, CASE_STATE_WORDS[state]]));

export const answerAction = formAction<Shown, typeof AnswerCase>({
  operation: AnswerCase,
  label: text('Answer…', '答复…'),
  tone: 'main',
  key: 'a',
  when: (record) => isOpen(record) && record.canBeAnswered,
  guide: ANSWER_CASE_GUIDE,
  title: text('Answer by mail', '邮件答复'),
  save: text('Send the answer', '发送答复'),
  fields: [
    { name: 'text', control: 'long-text' },
    { name: 'next', words: wordsFor('open', 'waiting', 'solved') },
  ],
  start: () => ({ next: 'solved' }),
  input: (record, body) => ({ params: of(record), body }),
  done: text('The answer is on its way.', '答复已发出。'),
  refreshes: [ListCases],
});

/** Answers a case from the button below the conversation. It is not the main action of the page. */
export const plainAnswer: Action<Shown, typeof AnswerCase> = { ...answerAction, tone: 'plain' };

const take: Action<Shown, typeof AssignCase> = {
  operation: AssignCase,
  label: text('Take it', '由我接手'),
  key: 't',
  when: (record) => isOpen(record) && record.assigneeId === null,
  input: (record) => ({ params: of(record), body: { to: 'me' } }),
  done: text('The case is yours now.', '工单已由你接手。'),
  undo: { operation: AssignCase, input: (record) => ({ params: of(record), body: { to: 'nobody' } }) },
  refreshes: [ListCases],
};

const byRule: Action<Shown, typeof AssignCase> = {
  operation: AssignCase,
  label: text('Let the rule of the team choose', '按团队规则分配'),
  when: isOpen,
  input: (record) => ({ params: of(record), body: { to: 'rule' } }),
  done: text('The rule has chosen. The colleague is told.', '已按规则分配，并通知该同事。'),
  refreshes: [ListCases],
};

const assign = formAction<Shown, typeof AssignCase>({
  operation: AssignCase,
  label: text('Give it to a colleague…', '分配给同事…'),
  when: isOpen,
  guide: ASSIGN_CASE_GUIDE,
  title: text('Who works on it?', '由谁处理？'),
  save: text('Give the case', '分配工单'),
  fields: [{ name: 'colleagueId', control: 'choice', options: useColleagueOptions }],
  start: () => ({ to: 'colleague' }),
  input: (record, body) => ({ params: of(record), body }),
  done: text('The colleague is told.', '已通知该同事。'),
  refreshes: [ListCases],
});

const note = formAction<Shown, typeof AddCaseNote>({
  operation: AddCaseNote,
  label: text('Add a note…', '添加备注…'),
  key: 'n',
  guide: ADD_CASE_NOTE_GUIDE,
  title: text('Write a note for colleagues', '给同事写备注'),
  save: text('Keep the note', '保存备注'),
  fields: [{ name: 'text', control: 'long-text' }],
  input: (record, body) => ({ params: of(record), body }),
  done: text('The note is kept. The customer is not sent it.', '备注已保存，不会发给客户。'),
});

const sort = formAction<Shown, typeof ChangeCase>({
  operation: ChangeCase,
  label: text('Sort it…', '归类…'),
  key: 'e',
  guide: CHANGE_CASE_GUIDE,
  title: text('What is it about?', '工单涉及什么？'),
  save: text('Save', '保存'),
  fields: [
    { name: 'type', words: CASE_TYPE_WORDS, width: 'half' },
    { name: 'priority', words: CASE_PRIORITY_WORDS, width: 'half' },
    { name: 'seriousness', words: SERIOUSNESS_WORDS, when: ({ type }) => type === 'device-problem' },
    { name: 'team', words: CASE_TEAM_WORDS, width: 'half' },
    { name: 'customerId', control: 'customer', width: 'half' },
    { name: 'productId', control: 'product', width: 'half' },
    { name: 'eye', words: EYE_WORDS, width: 'half' },
    { name: 'gtin', control: 'code', width: 'half' },
    { name: 'lotNumber', control: 'code', width: 'half' },
    { name: 'orderId', control: 'code' },
  ],
  start: ({ type, priority, team, customerId, productId, eye, gtin, lotNumber, orderId }) => ({
    ...{ type, priority, team, productId, eye, gtin, lotNumber, orderId },
    ...(customerId !== null && { customerId }),
  }),
  input: (record, body) => ({ params: of(record), body }),
  done: text('The case is sorted.', '工单已归类。'),
  refreshes: [ListCases],
});

type Target = 'open' | 'waiting' | 'solved' | 'closed' | 'reopened';

/** Returns the action that moves a case to another state, with a note for colleagues. */
const move = (
  to: Target,
  {
    label,
    title,
    save,
    from,
  }: { label: [string, string]; title: [string, string]; save: [string, string]; from: CaseState[] },
) =>
  formAction<Shown, typeof MoveCase>({
    operation: MoveCase,
    label: text(...label),
    when: ({ state }) => from.includes(state),
    guide: MOVE_CASE_GUIDE,
    title: text(...title),
    save: text(...save),
    fields: [{ name: 'note', control: 'long-text' }],
    start: () => ({ to }),
    input: (record, body) => ({ params: of(record), body }),
    done: text('The case has moved.', '工单状态已变更。'),
    refreshes: [ListCases],
  });

const MOVES = [
  move('waiting', {
    label: ['Wait for the customer…', '等待客户…'],
    title: ['The clock stands until she answers', '在客户回复之前时限暂停'],
    save: ['Stop the clock', '暂停时限'],
    from: ['new', 'open', 'reopened'],
  }),
  move('open', {
    label: ['Go on with it…', '继续处理…'],
    title: ['The clock runs again', '时限重新开始计算'],
    save: ['Go on', '继续处理'],
    from: ['waiting', 'new', 'reopened'],
  }),
  move('solved', {
    label: ['It is solved…', '已解决…'],
    title: ['It closes by itself after seven days', '七天后自动关闭'],
    save: ['Mark as solved', '标为已解决'],
    from: ['new', 'open', 'waiting', 'reopened'],
  }),
  move('closed', {
    label: ['Close it…', '关闭…'],
    title: ['The customer is asked how well it was solved', '将请客户评价解决得如何'],
    save: ['Close the case', '关闭工单'],
    from: ['new', 'open', 'waiting', 'solved', 'reopened'],
  }),
  move('reopened', {
    label: ['Open it again…', '重新打开…'],
    title: ['The clock of the solution runs again', '解决时限重新开始计算'],
    save: ['Open it again', '重新打开'],
    from: ['solved', 'closed'],
  }),
];

export const CASE_ACTIONS: readonly AnyAction<Shown>[] = [answerAction, take, note, sort, assign, byRule, ...MOVES];

/** Removes the link of an article to a case. */
export const unlinkArticle: Action<{ readonly caseId: string; readonly articleId: string }, typeof LinkCaseArticle> = {
  operation: LinkCaseArticle,
  label: text('Take out', '移除'),
  input: ({ caseId, articleId }) => ({ params: { caseId }, body: { articleId, linked: false } }),
  done: text('The article is taken out.', '文章已移除。'),
  undo: {
    operation: LinkCaseArticle,
    input: ({ caseId, articleId }) => ({ params: { caseId }, body: { articleId, linked: true } }),
  },
};
