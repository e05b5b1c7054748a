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
    '| field | name in the law | source in the law | counted as missing if empty |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** Returns the tables of the registers that a law demands: each field with its name in the law and its source. */
export const registerTables = (): string => REGISTERS.map(tableOf).join('\n\n');
