import type { Reply } from '@toric/client/types';
import { FOLLOW_UP_COMPLAINT_GUIDE } from '@toric/contracts/customer/complaints/complaint.guide';
import {
  type FollowUp,
  FollowUpComplaint,
  type GetComplaint,
  ListComplaints,
} from '@toric/contracts/customer/complaints/complaint.http';
import { COMPLAINT_OUTCOME_WORDS, PARTY_WORDS } from '@toric/contracts/customer/complaints/complaint.words';
import type { Text } from '@toric/contracts/kernel/sentence';
import { text } from '../../app/words.ts';
import type { Action, AnyAction, BodyOf, FieldSpec } from '../../kit/kit.types.ts';

export type Complaint = Reply<typeof GetComplaint>;

type Field = FieldSpec<BodyOf<typeof FollowUpComplaint>>;

const words: Field = { name: 'text', control: 'long-text' };
const to: Field = { name: 'to', words: PARTY_WORDS };
const from: Field = { name: 'from', words: PARTY_WORDS };
const at: Field = { name: 'at', width: 'half' };
const reference: Field = { name: 'reference', width: 'half' };
const outcome: Field = { name: 'outcome', words: COMPLAINT_OUTCOME_WORDS };

type Kind = FollowUp['kind'];
type Texts = { readonly label: Text; readonly title: Text; readonly save: Text; readonly done: Text };

const followUp = (
  kind: Kind,
  texts: Texts,
  fields: readonly Field[],
  more: Partial<Action<Complaint, typeof FollowUpComplaint>> = {},
): Action<Complaint, typeof FollowUpComplaint> => ({
  operation: FollowUpComplaint,
  label: texts.label,
  form: {
    operation: FollowUpComplaint,
    guide: FOLLOW_UP_COMPLAINT_GUIDE,
    title: texts.title,
    save: texts.save,
    sections: [{ fields }],
    start: () => ({ kind, ...(fields.includes(at) && { at: new Date().toISOString() }) }),
  },
  input: ({ id }, body) => ({ params: { complaintId: id }, body }),
  done: texts.done,
  refreshes: [ListComplaints],
  ...more,
});

const isOpen = ({ status }: Complaint) => status === 'open';

/** Lists the follow-ups that can be recorded. Recorded follow-ups are never changed. */
export const COMPLAINT_ACTIONS: readonly AnyAction<Complaint>[] = [
  followUp(
    'passed-on',
    {
      label: text('It was passed on…', '已转交…'),
      title: text('To whom was it passed on?', '转交给谁？'),
      save: text('Record that it was passed on', '登记转交'),
      done: text('It is recorded that it was passed on.', '已登记转交。'),
    },
    [to, at, reference, words],
    { tone: 'main', key: 'a' },
  ),
  followUp(
    'reply',
    {
      label: text('A reply came…', '收到答复…'),
      title: text('Who replied, and what?', '谁答复了什么？'),
      save: text('Record the reply', '登记答复'),
      done: text('The reply is recorded.', '答复已登记。'),
    },
    [from, at, words],
  ),
  followUp(
    'note',
    {
      label: text('Add a note…', '添加备注…'),
      title: text('Write a note', '写备注'),
      save: text('Keep the note', '保存备注'),
      done: text('The note is kept.', '备注已保存。'),
    },
    [words],
    { key: 'n' },
  ),
  followUp(
    'closed',
    {
      label: text('Close it…', '结案…'),
      title: text('How did it end?', '结果如何？'),
      save: text('Close the complaint for good', '结案'),
      done: text('The complaint is closed.', '投诉已结案。'),
    },
    [outcome, words],
    { tone: 'stop', when: isOpen },
  ),
];
