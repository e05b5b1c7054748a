import type { FieldError } from '@toric/contracts/kernel/business-error';
import { inChinese } from '@toric/contracts/kernel/sentence';
import { z } from 'zod';

const chinese = { error: z.locales.zhCN().localeError };

/** Parses a part of the request; what is wrong in it is added to `errors`, as JSON pointers from `root`. */
export function parsePart<S extends z.ZodType>(
  schema: S | undefined,
  value: unknown,
  root: string,
  errors: FieldError[],
): z.output<S> | undefined {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  // zod writes its messages while it parses: those of the other language take a second parse, of bad requests alone
  const translated = schema.safeParse(value, chinese).error?.issues ?? [];
  parsed.error.issues.forEach(({ path, message }, at) => {
    const zh = inChinese(message) ?? translated[at]?.message ?? message;
    errors.push({
      pointer: `${root}${path.map((key) => `/${String(key)}`).join('')}`,
      detail: { en: message, zh },
    });
  });
  return undefined;
}
