import { z } from 'zod';
import { word, wordsOf } from '../../kernel/words.ts';
import {
  AnswerEntryKind,
  Channel,
  ContactKind,
  DenialReason,
  VerificationSort,
  VerificationStatus,
} from './verification.http.ts';

export const VERIFICATION_STATUS_WORDS = wordsOf(VerificationStatus, {
  'to-send': word('To send', '待发送', 'wait'),
  waiting: word('Waits for the prescriber', '等待处方医师答复', 'works'),
  confirmed: word('Confirmed', '已确认', 'ok'),
  corrected: word('Corrected', '已更正', 'ok'),
  denied: word('Denied', '已否认', 'stop'),
  unanswered: word('Silence verified it', '逾期未答复，视为核实', 'ok'),
  dropped: word('No longer needed', '不再需要', 'ended'),
});

export const CHANNEL_WORDS = wordsOf(Channel, {
  phone: word('By telephone', '电话'),
  fax: word('By fax', '传真'),
  'e-mail': word('By e-mail', '电子邮件'),
});

export const CONTACT_KIND_WORDS = wordsOf(ContactKind, {
  call: word('Call', '通话'),
  reminder: word('Reminder', '提醒'),
});

export const DENIAL_REASON_WORDS = wordsOf(DenialReason, {
  inaccurate: word('The values are wrong', '数值有误'),
  expired: word('It has ended', '处方已过期'),
  invalid: word('It is not valid', '处方无效'),
});

export const ANSWER_ENTRY_KIND_WORDS = wordsOf(AnswerEntryKind, {
  answer: word('Answer', '答复', 'ok'),
  'late-answer': word('Answer after the deadline', '逾期答复', 'wait'),
  objection: word('Objection after the end', '结束后的异议', 'stop'),
});

/** Holds the words for every kind of entry in the log of a verification. */
export const VERIFICATION_ENTRY_KIND_WORDS = wordsOf(z.enum(['transmission', 'contact', ...AnswerEntryKind.options]), {
  transmission: word('Request sent', '已发出核实请求', 'works'),
  contact: word('Call or reminder', '通话或提醒', 'works'),
  ...ANSWER_ENTRY_KIND_WORDS,
});

/** Holds the words for the answers that a prescriber may give. */
export const PRESCRIBER_ANSWER_WORDS = wordsOf(z.enum(['confirmed', 'corrected', 'denied']), {
  confirmed: word('It is right', '处方正确', 'ok'),
  corrected: word('It is different', '处方有更正', 'wait'),
  denied: word('No', '否认', 'stop'),
});

export const VERIFICATION_SORT_WORDS = wordsOf(VerificationSort, {
  newest: word('Newest first', '最新优先'),
  deadline: word('Earliest deadline first', '期限最近优先'),
});
