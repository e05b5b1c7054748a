import type { Language } from '@toric/contracts/kernel/sentence';
import { formatDay, formatInstant, formatMoney, formatPower, type PowerValues } from '../../../app/formats.ts';
import { fieldText } from '../typed-values.ts';
import type { AnyField } from '../model/body.ts';

const YES = { en: 'yes', zh: '是' };
const NO = { en: 'no', zh: '否' };
const NOTHING = { en: 'nothing', zh: '空' };

type Money = { readonly amount: number; readonly currency: string };
const isMoney = (value: object): value is Money => 'amount' in value && 'currency' in value;

/** Returns the value of a form field as a readable text. */
export function shownValue(value: unknown, field: AnyField | undefined, language: Language): string {
  if (value === null || value === undefined || value === '') return NOTHING[language];
  if (typeof value === 'boolean') return (value ? YES : NO)[language];
  if (Array.isArray(value)) {
    return value.length === 0 ? NOTHING[language] : value.map((one) => shownValue(one, field, language)).join(', ');
  }
  if (typeof value === 'object') {
    if (isMoney(value)) return formatMoney(value, language);
    if ('sphere' in value) return formatPower(value as PowerValues); // safe cast: only a lens has a sphere
    return Object.values(value)
      .map((one) => shownValue(one, undefined, language))
      .join(', ');
  }
  const text = fieldText(value);
  const word = field?.words?.[text];
  if (word) return word.label[language];
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatDay(text, language);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? formatInstant(text, language) : text;
}
