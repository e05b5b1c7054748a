import { word, wordsOf } from '../../kernel/words.ts';
import { StoredFileType } from './attachment.http.ts';

export const STORED_FILE_TYPE_WORDS = wordsOf(StoredFileType, {
  'image/jpeg': word('Picture', '图片'),
  'application/pdf': word('PDF', 'PDF 文件'),
});
