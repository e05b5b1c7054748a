import { word, wordsOf } from '../../kernel/words.ts';
import { RuleRecordKind } from './rule-register.http.ts';

export const RULE_RECORD_KIND_WORDS = wordsOf(RuleRecordKind, {
  prescription: word('Prescription', '处方'),
  attachment: word('File of a prescription', '处方文件'),
  transmission: word('Request to the prescriber', '向处方医师发出请求'),
  contact: word('Call or reminder', '通话或提醒'),
  answer: word('Answer', '答复'),
  'late-answer': word('Answer after the deadline', '逾期答复'),
  objection: word('Objection after the end', '结束后的异议'),
  evidence: word('Evidence of a sale', '供应依据'),
});
