import { writeCsv } from '@toric/chassis/files/csv';
import type { QualityAudit } from '@toric/contracts/customer/quality/audit.http';
import { QUALITY_KIND_WORDS, QUALITY_RULE_WORDS } from '@toric/contracts/customer/quality/rule.words';
import type { Download } from '@toric/contracts/kernel/common';
import type { Language, Text } from '@toric/contracts/kernel/sentence';

/** Marks the CSV file as UTF-8. Without this mark, Excel would read the file in the old encoding of its country. */
const BYTE_ORDER_MARK = '\uFEFF';
const both = (en: string, zh: string): Text => ({ en, zh });

const HEADS: readonly Text[] = [
  ...[both('Rule', '规则'), both('Kind', '类别'), both('Customers', '客户数'), both('Break it', '不符数')],
  ...[both('Score at the start, %', '月初得分（%）'), both('Score at the end, %', '月末得分（%）')],
];
const FIGURES: readonly (readonly [Text, (audit: QualityAudit) => number])[] = [
  [both('Customers checked', '已检查客户'), ({ customers }) => customers],
  [both('Stale facts', '过期资料'), ({ stale }) => stale],
  [both('Duplicates open', '待处理重复'), ({ duplicatesOpen }) => duplicatesOpen],
  [both('Duplicates decided', '已处理重复'), ({ duplicatesDecided }) => duplicatesDecided],
  [both('Cleanings', '数据清理次数'), ({ cleanings }) => cleanings],
  [both('Records cleaned', '已清理资料'), ({ cleaned }) => cleaned],
  [both('Cleanings undone', '已撤销清理'), ({ cleaningsUndone }) => cleaningsUndone],
];

const percent = (score: number | null): string => (score === null ? '' : String(score));

/** Returns the audit of a month as a CSV file: the total, each rule, and the figures of the month. */
export function auditFile(audit: QualityAudit, language: Language): Download {
  const whole = [both('All rules', '全部规则')[language], '', '', '', percent(audit.startScore), percent(audit.score)];
  const rules = audit.rules.map(({ rule, kind, asked, broken, startScore, score }) => [
    ...[QUALITY_RULE_WORDS[rule].label[language], QUALITY_KIND_WORDS[kind].label[language]],
    ...[String(asked), String(broken), percent(startScore), percent(score)],
  ]);
  const figures = FIGURES.map(([label, of]) => [label[language], '', String(of(audit)), '', '', '']);
  const text = BYTE_ORDER_MARK + writeCsv([HEADS.map((head) => head[language]), whole, ...rules, ...figures]);
  return { mediaType: 'text/csv', fileName: `data-quality-${audit.month}.csv`, bytes: Buffer.from(text) };
}
