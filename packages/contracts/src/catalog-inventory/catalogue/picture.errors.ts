/** Declares the refusals about the pictures of products. */
import { refusal } from '../../kernel/refusal.ts';

export const PICTURE_NOT_FOUND = refusal('picture.not-found', 'not-found', {
  en: 'There is no such picture. Read the product: it names its pictures.',
  zh: '没有此图片。请查看产品，其中列有图片。',
});
export const PICTURE_UNREADABLE = refusal('picture.unreadable', 'unprocessable', {
  en: 'The file cannot be read as {type}. Save the picture as JPEG, PNG or WebP and send it again.',
  zh: '无法按 {type} 读取该文件。请将图片另存为 JPEG、PNG 或 WebP 后重新发送。',
});
export const PICTURE_TOO_MANY = refusal('picture.too-many', 'conflict', {
  en: 'The product has {limit} pictures, which is the most. Remove one first.',
  zh: '该产品已有 {limit} 张图片，已达上限。请先移除一张。',
});
export const PICTURE_BUSY = refusal('picture.busy', 'too-many', {
  en: 'Too many pictures are being prepared. Send this one again in a minute.',
  zh: '正在处理的图片过多。请一分钟后重新发送。',
});
