import { type ConfigIssue, configIssues } from '@toric/chassis/process/config';
import type { z } from 'zod';
import { GatewayConfig, WebhooksConfig } from '../../../../../gateway/src/config.ts';
import { CatalogInventoryConfig } from '../../../../../services/catalog-inventory/src/config.ts';
import { CustomerConfig } from '../../../../../services/customer/src/config.ts';
import { MarketingConfig } from '../../../../../services/marketing/src/config.ts';
import { OrderConfig } from '../../../../../services/order/src/config.ts';
import { PaymentConfig } from '../../../../../services/payment/src/config.ts';
import { type Finding, text, unchecked, wrong, type Note } from '../finding.ts';
import { type Process, settingOf, type Ward } from '../patient.ts';

const SCHEMAS: Readonly<Record<Exclude<Process['name'], 'gateway'>, z.ZodObject>> = {
  customer: CustomerConfig,
  'catalog-inventory': CatalogInventoryConfig,
  order: OrderConfig,
  payment: PaymentConfig,
  marketing: MarketingConfig,
};
/** Lists the keys that open sealed data. If one of them is lost, a new key cannot replace it. */
const DATA_KEYS: readonly string[] = ['MASTER_KEY', 'LENS_ID_KEY', 'PAYMENT_TOKEN_KEYS', 'BUYER_KEYS'];

function schemasOf(process: Process): readonly z.ZodObject[] {
  if (process.name !== 'gateway') return [SCHEMAS[process.name]];
  const role = settingOf(process, 'GATEWAY_ROLE') ?? 'both';
  return [...(role === 'webhooks' ? [] : [GatewayConfig]), ...(role === 'api' ? [] : [WebhooksConfig])];
}

function finding(process: Process, { name, isMissing, text: why }: ConfigIssue): Finding {
  const where = `${process.name}, ${name}`;
  if (isMissing && DATA_KEYS.includes(name))
    return wrong('configuration.key-missing', where, {
      what: text(`${name} is not set.`, `未设置 ${name}。`),
      next: text(
        'Put this key back from the secrets of the shop or from the key store of a backup: a new key cannot open the data that is sealed.',
        '请从店铺的密钥文件或备份的密钥库中恢复此密钥：新密钥无法打开已加密的数据。',
      ),
    });
  if (isMissing)
    return wrong('configuration.missing', where, {
      what: text(`${name} is not set.`, `未设置 ${name}。`),
      next: text(
        `Set ${name} for the process ${process.name}; docs/settings.md says what it means.`,
        `请为进程 ${process.name} 设置 ${name}；其含义见 docs/settings.md。`,
      ),
    });
  return wrong('configuration.wrong', where, {
    what: text(`${name} is not valid: ${why}`, `${name} 无效：${why}`),
    next: text(
      `Correct ${name}; docs/settings.md says which values it takes.`,
      `请更正 ${name}；可用的值见 docs/settings.md。`,
    ),
  });
}

/** Checks the settings of each process with the schema that the process uses at its start. */
export async function checkConfiguration({ processes }: Ward): Promise<readonly Note[]> {
  if (processes.length === 0) return [unchecked('settings', text('no process is known here.', '此处没有已知的进程。'))];
  return processes.flatMap((process) => {
    const issues = schemasOf(process).flatMap((schema) => configIssues(schema, process.env));
    const once = issues.filter(({ name }, at) => issues.findIndex((other) => other.name === name) === at);
    return once.map((issue) => finding(process, issue));
  });
}
