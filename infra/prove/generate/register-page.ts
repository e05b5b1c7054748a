// The page of the registers that a law demands: every field, by the name that the law gives it, and where it comes from.
import { PurchaseInspection, SaleRecord } from '@toric/contracts/catalog-inventory/registers/china-register.http';
import { VigilanceRecord } from '@toric/contracts/catalog-inventory/registers/vigilance-register.http';
import { RuleRecord } from '@toric/contracts/customer/registers/rule-register.http';
import { columnsOf } from '@toric/contracts/kernel/register';
import type { z } from 'zod';

const REGISTERS: readonly { path: string; schema: z.ZodObject }[] = [
  { path: '/registers/cn-purchase-inspections', schema: PurchaseInspection },
  { path: '/registers/cn-sales', schema: SaleRecord },
  { path: '/registers/eu-mdr-article-14', schema: VigilanceRecord },
  { path: '/registers/us-contact-lens-rule', schema: RuleRecord },
];

const cell = (text: string) => text.replaceAll('|', '\\|');

function tableOf({ path, schema }: (typeof REGISTERS)[number]): string {
  const rows = columnsOf(schema).map(
    ({ field, term, source, isDemanded }) =>
      `| \`${field}\` | ${cell(term)} | ${cell(source)} | ${isDemanded ? 'yes' : ''} |`,
  );
  return [
    `### \`GET /v1${path}\``,
    '',
    '| field | as the law calls it | law: where it is from | counted as missing if empty |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

export const registerTables = (): string => REGISTERS.map(tableOf).join('\n\n');
