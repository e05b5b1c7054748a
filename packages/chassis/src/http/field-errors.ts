import type { FieldError } from '@toric/contracts/kernel/business-error';
import { inChinese } from '@toric/contracts/kernel/sentence';
import { z } from 'zod';
import { unfitValueIn } from './unfit-value.ts';

const chinese = { error: z.locales.zhCN().localeError };

/**
 * Returns the parsed value of one part of a request: body, query or path. Returns undefined if there is no schema, or
 * if the value is invalid. In the second case each error is added to `errors`, with a JSON pointer that begins with
 * `root`.
 */
export function parsePart<S extends z.ZodType>(
  schema: S | undefined,
  value: unknown,
  root: string,
  errors: FieldError[],
): z.output<S> | undefined {
  if (!schema) return undefined;
  const unfit = unfitValueIn(value);
  if (unfit) {
    errors.push({ ...unfit, pointer: `${root}${unfit.pointer}` });
    return undefined;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  // zod writes its messages while it parses. The Chinese messages need a second parse, which only invalid requests
  // cause.
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
