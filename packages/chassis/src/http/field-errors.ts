import type { FieldError } from '@toric/contracts/kernel/business-error';
import { inChinese } from '@toric/contracts/kernel/sentence';
import { z } from 'zod';

const chinese = { error: z.locales.zhCN().localeError };

/**
 * Parses one part of a request. Adds each error to `errors`, with a JSON pointer below `root`, and returns undefined.
 */
export function parsePart<S extends z.ZodType>(
  schema: S | undefined,
  value: unknown,
  root: string,
  errors: FieldError[],
): z.output<S> | undefined {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  // zod makes its messages while it parses, so the Chinese ones need a second parse, which only bad requests pay for
  const translated = schema.safeParse(value, chinese).error?.issues ?? [];
  parsed.error.issues.forEach(({ path, message }, index) => {
    const zh = inChinese(message) ?? translated[index]?.message ?? message;
    errors.push({
      pointer: `${root}${path.map((key) => `/${String(key)}`).join('')}`,
      detail: { en: message, zh },
    });
  });
  return undefined;
}
