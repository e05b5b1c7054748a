import { z } from 'zod';
import { says } from './sentence.ts';

/** One line of text, trimmed and not empty. */
export const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^\P{Cc}+$/u, says({ en: 'one line, without control characters', zh: '单行文本，不含控制字符' }));

/** Several lines of text, trimmed; it may be empty. */
export const freeText = z
  .string()
  .trim()
  .max(2000)
  .regex(/^[^\p{Cc}]*(?:[\t\n\r][^\p{Cc}]*)*$/u, says({ en: 'plain text', zh: '纯文本' }));
