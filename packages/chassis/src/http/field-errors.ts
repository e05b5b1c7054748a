import type { FieldError } from '@toric/contracts/kernel/business-error';
import { inChinese } from '@toric/contracts/kernel/sentence';
import type { z } from 'zod';
import { issueText } from './issue-text.ts';
import { pointerTo } from './json-pointer.ts';
import { unfitValueIn } from './body/unfit-value.ts';

const inEnglish = { error: (issue: Parameters<typeof issueText>[0]) => issueText(issue).en };
const inChineseToo = { error: (issue: Parameters<typeof issueText>[0]) => issueText(issue).zh };

/** Returns the paths of the fields that an issue is about. An issue may name several unknown fields. */
const pathsOf = (issue: z.core.$ZodIssue): PropertyKey[][] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];

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
  const parsed = schema.safeParse(value, inEnglish);
  if (parsed.success) return parsed.data;
  // zod writes its messages while it parses. The Chinese messages need a second parse, which only invalid requests
  // cause.
  const translated = schema.safeParse(value, inChineseToo).error?.issues ?? [];
  parsed.error.issues.forEach((issue, index) => {
    const zh = inChinese(issue.message) ?? translated[index]?.message ?? issue.message;
    for (const path of pathsOf(issue))
      errors.push({ pointer: pointerTo(root, path), detail: { en: issue.message, zh } });
  });
  return undefined;
}
