import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';
import { COMPARED_REVISION } from '../prescriptions/prescription.guide.ts';

export const RECORD_PRESCRIPTION_REVIEW_GUIDE: Guide = {
  outcome: field(
    both('What the file says', '核对结果'),
    both(
      'Whether the picture is the prescription, and says what was typed in.',
      '图片是否为该处方，内容是否与录入一致。',
    ),
    both(
      '"It matches" only if every value is the same. Otherwise the prescriber is asked.',
      '所有数值都一致才选「一致」，否则将向处方医师核实。',
    ),
    both('It matches', '一致'),
  ),
  revision: COMPARED_REVISION,
  note: field(
    both('Note for colleagues', '内部备注'),
    both('What differs or cannot be read.', '不一致或无法辨认之处。'),
    both('At most 500 characters. It may stay empty.', '最多 500 个字符。可以留空。'),
    both('The axis of the left eye is 100, not 10', '左眼轴位是 100，不是 10'),
  ),
};
