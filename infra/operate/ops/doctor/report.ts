/** Formats the outcomes of the doctor for people. */
import type { Language } from '@toric/contracts/kernel/sentence';
import { text } from './finding.ts';
import { isHealthy, type Outcome } from './doctor.ts';

const WHERE = text('where', '位置');
const NEXT = text('next', '下一步');
const NOT_CHECKED = text('not checked', '未检查');

function markOf({ findings, unchecked, isBroken }: Outcome): string {
  if (findings.length > 0 || isBroken) return '✗';
  return unchecked.length > 0 ? '–' : '✓';
}

/** Returns the last line of the report: the number of findings and of incomplete checks. */
function sumOf(outcomes: readonly Outcome[], language: Language): string {
  const wrong = outcomes.reduce((sum, { findings }) => sum + findings.length, 0);
  const open = outcomes.filter(({ unchecked }) => unchecked.length > 0).length;
  const all = outcomes.length;
  const sum = isHealthy(outcomes)
    ? text(
        `Nothing is wrong. ${all - open} of ${all} checks are complete.`,
        `没有发现问题。${all} 项检查中完成了 ${all - open} 项。`,
      )
    : text(
        `Wrong: ${wrong}. ${all - open} of ${all} checks are complete.`,
        `发现 ${wrong} 个问题。${all} 项检查中完成了 ${all - open} 项。`,
      );
  return sum[language];
}

/** Returns the lines of the report: each check with its findings, then the line with the numbers. */
export function reportOf(outcomes: readonly Outcome[], language: Language): string[] {
  const lines = outcomes.flatMap((outcome) => [
    `${markOf(outcome)} ${outcome.title[language]}`,
    ...outcome.findings.flatMap(({ where, what, next }) => [
      `    ${what[language]}`,
      `      ${WHERE[language]}: ${where}`,
      `      ${NEXT[language]}: ${next[language]}`,
    ]),
    ...outcome.unchecked.map(({ where, why }) => `    ${NOT_CHECKED[language]}: ${where}: ${why[language]}`),
  ]);
  return [...lines, '', sumOf(outcomes, language)];
}
