import { z } from 'zod';
import { ComplaintOutcome, ComplaintStatus, Party, Seriousness } from '../../complaint.ts';
import { word, wordsOf } from '../../kernel/words.ts';
import { ComplaintReporter } from './complaint.http.ts';

export const SERIOUSNESS_WORDS = wordsOf(Seriousness, {
  complaint: word('Complaint', '投诉', 'new'),
  'suspected-incident': word('Suspected incident', '疑似事件', 'wait'),
  'suspected-serious-incident': word('Suspected serious incident', '疑似严重事件', 'stop'),
});

export const PARTY_WORDS = wordsOf(Party, {
  manufacturer: word('Manufacturer', '生产企业'),
  'authorised-representative': word('Authorised representative', '授权代表'),
  importer: word('Importer', '进口商'),
  authority: word('Authority', '监管机构'),
});

export const COMPLAINT_OUTCOME_WORDS = wordsOf(ComplaintOutcome, {
  'no-defect-found': word('No defect found', '未发现缺陷'),
  replaced: word('Replaced', '已更换'),
  refunded: word('Refunded', '已退款'),
  'withdrawn-or-recalled': word('Withdrawn or recalled', '已撤出或召回'),
  other: word('Another outcome', '其他结果'),
});

export const COMPLAINT_STATUS_WORDS = wordsOf(ComplaintStatus, {
  open: word('Open', '处理中', 'wait'),
  closed: word('Closed', '已结案', 'ended'),
});

export const COMPLAINT_REPORTER_WORDS = wordsOf(ComplaintReporter, {
  user: word('The person who buys', '购买者'),
  patient: word('The person who wears them', '佩戴者'),
  'healthcare-professional': word('A doctor or an optician', '医生或验光师'),
  other: word('Somebody else', '其他人'),
});

export const FOLLOW_UP_KIND_WORDS = wordsOf(z.enum(['note', 'passed-on', 'reply', 'closed']), {
  note: word('Note', '备注'),
  'passed-on': word('Passed on', '已转达'),
  reply: word('Reply received', '收到回复'),
  closed: word('Closed', '已结案', 'ended'),
});
