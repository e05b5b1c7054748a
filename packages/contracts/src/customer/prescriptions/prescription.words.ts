import { word, wordsOf } from '../../kernel/words.ts';
import { EvidenceBasis, PrescriptionSource, PrescriptionStatus, WearUnit } from './prescription.http.ts';

export const PRESCRIPTION_STATUS_WORDS = wordsOf(PrescriptionStatus, {
  entered: word('Typed in, not checked', '已录入，未核对', 'new'),
  presented: word('Compared with its file', '已与文件核对', 'ok'),
  verifying: word('Waits for the prescriber', '等待处方医师答复', 'wait'),
  verified: word('Verified', '已核实', 'ok'),
  refused: word('Prescriber said no', '处方医师已否认', 'stop'),
  expired: word('Ended', '已过期', 'ended'),
  withdrawn: word('Withdrawn', '已撤回', 'ended'),
});

export const PRESCRIPTION_SOURCE_WORDS = wordsOf(PrescriptionSource, {
  presented: word('I have it in hand', '处方在手'),
  entered: word('Only the values are known', '只知道数值'),
});

export const WEAR_UNIT_WORDS = wordsOf(WearUnit, {
  day: word('days', '日'),
  week: word('weeks', '周'),
  month: word('months', '个月'),
  year: word('years', '年'),
});

export const EVIDENCE_BASIS_WORDS = wordsOf(EvidenceBasis, {
  presented: word('Customer’s file, compared by an optician', '客户文件，验光师已核对', 'ok'),
  seen: word('Seen by an optician', '验光师已见原件', 'ok'),
  confirmed: word('Confirmed by the prescriber', '处方医师已确认', 'ok'),
  corrected: word('Corrected by the prescriber', '处方医师已更正', 'ok'),
  silence: word('Prescriber was silent in time', '处方医师未在期限内答复', 'ok'),
  'carried-over': word('From before evidence was kept', '早于凭证留存', 'ended'),
});
