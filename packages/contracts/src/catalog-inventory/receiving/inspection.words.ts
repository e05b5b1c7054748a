import { word, wordsOf } from '../../kernel/words.ts';
import { InspectionCheck, InspectionResult } from './inspection.http.ts';

export const INSPECTION_CHECK_WORDS = wordsOf(InspectionCheck, {
  'ce-mark': word('CE mark', 'CE 标志'),
  'declaration-of-conformity': word('Declaration of conformity', '符合性声明'),
  'label-and-language': word('Label and its language', '标签及其语言'),
  'importer-named': word('Importer is named', '标明进口商'),
  udi: word('UDI', '医疗器械唯一标识（UDI）'),
  'supplier-licence': word('Licence of the supplier', '供货者许可证'),
  'certificate-of-conformity': word('Certificate of conformity', '合格证明文件'),
  packaging: word('Packaging is whole', '包装完好'),
});

export const INSPECTION_RESULT_WORDS = wordsOf(InspectionResult, {
  passed: word('Passed', '合格', 'ok'),
  failed: word('Failed, to be set aside', '不合格，须隔离', 'stop'),
});
