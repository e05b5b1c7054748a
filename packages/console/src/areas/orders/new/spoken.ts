import type { Language, Text } from '@toric/contracts/kernel/sentence';
import type { LensParameters } from '@toric/contracts/lens';

const ONES = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Returns a whole number below 100 in English words. */
function english(number: number): string {
  if (number < 20) return ONES[number] ?? '';
  const [tens, ones] = [TENS[Math.floor(number / 10)], number % 10];
  return ones === 0 ? (tens ?? '') : `${tens}-${ONES[ones]}`;
}

const digitsInChinese = (number: number | string) =>
  String(number)
    .split('')
    .map((digit) => DIGITS[Number(digit)] ?? '点')
    .join('');
const digitsInEnglish = (number: number) =>
  String(number)
    .split('')
    .map((digit) => ONES[Number(digit)])
    .join(' ');

function dioptresInEnglish(power: number): string {
  const hundredths = Math.round(Math.abs(power) * 100);
  const [whole, part] = [Math.floor(hundredths / 100), hundredths % 100];
  const sign = power < 0 ? 'minus' : 'plus';
  if (part === 0) return `${sign} ${english(whole)} exactly`;
  return `${sign} ${english(whole)} ${part < 10 ? `oh ${english(part)}` : english(part)}`;
}

const dioptresInChinese = (power: number) => `${power < 0 ? '负' : '正'}${digitsInChinese(Math.abs(power).toFixed(2))}`;

function addIn(add: LensParameters['add'], language: Language): string | undefined {
  if (add === undefined) return undefined;
  if (typeof add === 'string') return language === 'zh' ? `下加光 ${add}` : `add ${add.toLowerCase()}`;
  return language === 'zh' ? `下加光${dioptresInChinese(add)}` : `add ${dioptresInEnglish(add)}`;
}

/**
 * Returns the power of a lens in words that are read aloud, so that the caller hears each digit: `minus two
 * twenty-five, cylinder minus zero seventy-five, axis one eight zero`.
 */
export function spokenPower({ sphere, cylinder, axis, add }: LensParameters): Text {
  const en = [
    sphere === 0 ? 'plano, no power' : dioptresInEnglish(sphere),
    cylinder === undefined ? undefined : `cylinder ${dioptresInEnglish(cylinder)}`,
    axis === undefined ? undefined : `axis ${digitsInEnglish(axis)}`,
    addIn(add, 'en'),
  ];
  const zh = [
    sphere === 0 ? '平光' : dioptresInChinese(sphere),
    cylinder === undefined ? undefined : `柱镜${dioptresInChinese(cylinder)}`,
    axis === undefined ? undefined : `轴位${digitsInChinese(axis)}`,
    addIn(add, 'zh'),
  ];
  const said = (parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined);
  return { en: said(en).join(', '), zh: said(zh).join('，') };
}

/** Returns a small count in English words, such as `two` boxes. Returns digits from 20 on. */
export const spokenCount = (number: number): string => (number < 20 ? (ONES[number] ?? '') : String(number));
