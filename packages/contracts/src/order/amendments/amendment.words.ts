import { word, wordsOf } from '../../kernel/words.ts';
import { AmendmentStatus } from './amendment.http.ts';

export const AMENDMENT_STATUS_WORDS = wordsOf(AmendmentStatus, {
  'needs-approval': word('Waits for a second person', '等待第二人批准', 'wait'),
  checking: word('Prescription is checked', '正在核实处方', 'works'),
  charging: word('Card is checked', '正在预授权', 'works'),
  reserving: word('Boxes are swapped', '正在更换预留库存', 'works'),
  applying: word('Is being applied', '正在生效', 'works'),
  undoing: word('Is being undone', '正在还原', 'works'),
  applied: word('In force', '已生效', 'ok'),
  refused: word('Refused', '未通过', 'stop'),
  cancelled: word('Taken back', '已撤回', 'ended'),
  lapsed: word('Lapsed, not approved', '已失效（未批准）', 'ended'),
  rejected: word('Rejected by a colleague', '已被同事驳回', 'ended'),
});
