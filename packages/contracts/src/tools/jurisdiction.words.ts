import { word, wordsOf } from '../kernel/words.ts';
import { KeptAfter, PrescriptionDuty, RegisterName } from './jurisdiction.http.ts';
import { Jurisdiction } from './jurisdiction.ts';

export const JURISDICTION_WORDS = wordsOf(Jurisdiction, {
  US: word('United States', '美国'),
  'US-CA': word('California', '加利福尼亚州'),
  'US-OK': word('Oklahoma', '俄克拉何马州'),
  GB: word('United Kingdom', '英国'),
  EU: word('European Union', '欧盟'),
  CN: word('China', '中国'),
  JP: word('Japan', '日本'),
  KR: word('South Korea', '韩国'),
});

export const REGISTER_NAME_WORDS = wordsOf(RegisterName, {
  verifications: word('Verifications', '核实记录'),
  prescriptions: word('Prescriptions', '处方记录'),
  purchases: word('Purchases', '进货查验记录'),
  sales: word('Sales', '销售记录'),
  'complaints-and-recalls': word('Complaints and recalls', '投诉与召回'),
  suppliers: word('Suppliers', '供应商'),
});

export const KEPT_AFTER_WORDS = wordsOf(KeptAfter, {
  entry: word('after the entry', '自登记起'),
  expiry: word('after the expiry', '自到期起'),
});

export const PRESCRIPTION_DUTY_WORDS = wordsOf(PrescriptionDuty, {
  required: word('Required', '必须有处方', 'stop'),
  advised: word('Advised', '建议有处方', 'wait'),
});
