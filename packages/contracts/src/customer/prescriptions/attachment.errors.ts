import { refusal } from '../../kernel/refusal.ts';

export const ATTACHMENT_NOT_FOUND = refusal('attachment.not-found', 'not-found', {
  en: 'There is no such file, or you may not see it.',
  zh: '没有此文件，或您无权查看。',
});
export const ATTACHMENT_UNREADABLE = refusal('attachment.unreadable', 'invalid', {
  en: 'The file cannot be read as {type}, the type with which it was sent. Take the picture again, or save the PDF without a password, and send that.',
  zh: '此文件无法按所声明的类型（{type}）读取。请重新拍照，或将 PDF 保存为无密码的文件后再发送。',
});
export const ATTACHMENT_TOO_MANY = refusal('attachment.too-many', 'conflict', {
  en: 'This prescription already has {limit} files, the most that it may have. Recorded files are kept and cannot be replaced.',
  zh: '此处方已有 {limit} 个文件，达到上限。已存档的文件会保留，不能替换。',
});
export const ATTACHMENT_BUSY = refusal('attachment.busy', 'too-many', {
  en: 'Too many files are being read at this moment. Send it again in a few seconds.',
  zh: '当前正在处理的文件过多。请几秒后重新发送。',
});
