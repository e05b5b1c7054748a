import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';
import { CONTENTS } from './prescription.guide.ts';

export const COMPLETE_PRESCRIPTION_DRAFT_GUIDE: Guide = {
  ...CONTENTS,
  isThisCustomer: field(
    both('It is this customer', '确认为本人'),
    both(
      'The file names a patient of another system. Somebody must say that it is the same person.',
      '文件中的患者来自其他系统，须由人确认是同一人。',
    ),
    both('Tick it after you compared name and date of birth.', '核对姓名和出生日期后勾选。'),
    both('Yes', '是'),
  ),
};
