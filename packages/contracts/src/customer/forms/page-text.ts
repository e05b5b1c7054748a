/** Declares the types of texts and choices that public forms and surveys share. */
import { z } from 'zod';
import { says } from '../../kernel/sentence.ts';
import { oneLine, requestText, SentText, severalLines } from '../../kernel/text.ts';

const CODE = says({ en: 'small letters, digits and dashes, a letter first', zh: '小写字母、数字和连字符，以字母开头' });
const CODE_PATTERN = /^[a-z][a-z0-9-]*$/;

/** Holds the name of the page of a form or survey in its URL. The name never changes. */
export const Slug = requestText()
  .trim()
  .min(3)
  .max(40)
  .regex(CODE_PATTERN, CODE)
  .meta({ description: 'The name of the page in its address. It never changes.', example: 'ask-us' });
/** Holds the name of a field, a question or a choice in the answers to a form or survey. */
export const Code = requestText().trim().max(30).regex(CODE_PATTERN, CODE);

export const bothLines = (max: number) => z.strictObject({ en: oneLine(max), zh: oneLine(max) });
/** Parses texts of several lines in both languages. They may be empty. */
export const bothTexts = (max: number) => z.strictObject({ en: severalLines(max), zh: severalLines(max) });
export const SentTexts = z.object({ en: SentText, zh: SentText });

const NO_CHOICE_TWICE = says({ en: 'each key once', zh: '每个代码只能出现一次' });
export const Choices = z
  .array(z.strictObject({ key: Code, label: bothLines(80) }))
  .max(30)
  .refine((choices) => new Set(choices.map(({ key }) => key)).size === choices.length, NO_CHOICE_TWICE);
export const SentChoice = z.object({ key: SentText, label: SentTexts });
export type SentChoice = z.infer<typeof SentChoice>;

/** Holds the position of a field or question in its form or survey. The first position is 1. */
export const Position = z.int().min(1).max(40).meta({ description: 'Its place from above. The others move down.' });

/** Parses an answer to a field or question: a text, or the keys of several choices. A page sends only texts. */
export const Answer = z.union([severalLines(2_000), z.array(Code).max(30)]);
const TOO_MANY = says({ en: 'at most 40 answers', zh: '最多 40 项答案' });
/** Maps the names of fields or questions to their answers. */
export const Answers = z
  .record(Code, Answer)
  .refine((answers) => Object.keys(answers).length <= 40, TOO_MANY)
  .meta({ description: 'The answers by the keys of the fields. Several choices are a list of keys.' });
export type Answers = z.infer<typeof Answers>;

/** Holds the proof of the time at which a page was opened. It is signed, so that a program cannot forge it. */
export const Ticket = requestText()
  .max(200)
  .regex(/^[\w-]+\.[\w-]+$/)
  .meta({ description: 'The `ticket` of the page. It works once, for one day.' });
/**
 * Declares the honeypot: a field that people do not see. A program that fills it in gets the usual thanks, and its
 * answers are not stored.
 */
export const Trap = requestText().max(500).optional().meta({ description: 'Leave it empty.' });
