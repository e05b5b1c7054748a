import { BaseConfig, ServiceConfig } from '@toric/chassis/process/config';
import { z } from 'zod';
import { GatewayConfig, WebhooksConfig } from '../../../gateway/src/config.ts';
import { CatalogInventoryConfig } from '../../../services/catalog-inventory/src/config.ts';
import { CustomerConfig } from '../../../services/customer/src/config.ts';
import { MarketingConfig } from '../../../services/marketing/src/config.ts';
import { OrderConfig } from '../../../services/order/src/config.ts';
import { PaymentConfig } from '../../../services/payment/src/config.ts';
import { isSecret } from '../../run/compose/names.ts';
import { Environment as CarrierConfig } from '../../shop/sandbox-carrier/config.ts';
import { Environment as MailboxConfig } from '../../shop/mailbox/config.ts';
import { Environment as SandboxConfig } from '../../shop/sandbox-provider/config.ts';

type Section = { heading: string; schema: z.ZodObject; without: readonly string[] };
const BASE = Object.keys(BaseConfig.shape);
const SERVICE = Object.keys(ServiceConfig.shape);

/**
 * Lists the sections of the page. Each variable is listed once: with all processes, with all services, or with the only
 * process that reads it.
 */
export const SECTIONS: readonly Section[] = [
  { heading: 'Every process of Toric', schema: BaseConfig, without: [] },
  { heading: 'Every service', schema: ServiceConfig, without: BASE },
  { heading: 'Gateway', schema: GatewayConfig, without: BASE },
  { heading: 'Gateway, webhooks', schema: WebhooksConfig, without: [...SERVICE, 'MAILBOX_URL'] },
  { heading: 'Service customer', schema: CustomerConfig, without: SERVICE },
  { heading: 'Service catalog-inventory', schema: CatalogInventoryConfig, without: SERVICE },
  { heading: 'Service order', schema: OrderConfig, without: SERVICE },
  { heading: 'Service payment', schema: PaymentConfig, without: SERVICE },
  { heading: 'Service marketing', schema: MarketingConfig, without: SERVICE },
  { heading: 'Sandbox provider', schema: SandboxConfig, without: [] },
  { heading: 'Sandbox carrier of a development system', schema: CarrierConfig, without: [] },
  { heading: 'Mailbox of a development system', schema: MailboxConfig, without: [] },
];

const Shape = z.looseObject({
  type: z.string().optional(),
  format: z.string().optional(),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  default: z.json().optional(),
  description: z.string().optional(),
});
type Shape = z.infer<typeof Shape>;
type Setting = { name: string; isRequired: boolean; shape: Shape };

function settingsOf({ schema, without }: Section): Setting[] {
  return Object.entries(schema.shape)
    .filter(([name]) => !without.includes(name))
    .map(([name, field]) => ({
      name,
      isRequired: !z.safeParse(z.object({ [name]: field }), {}).success,
      shape: Shape.parse(z.toJSONSchema(field, { io: 'output', unrepresentable: 'any' })),
    }));
}

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
const code = (text: string) => `\`${text}\``;
const asText = (value: Shape['default']) => (typeof value === 'string' ? value : JSON.stringify(value));

function range({ minimum, maximum }: Shape): string {
  const top = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  if (minimum === undefined && top === undefined) return '';
  if (top === undefined) return ` from ${minimum}`;
  return minimum === undefined ? ` up to ${top}` : ` from ${minimum} to ${top}`;
}

/** Returns in words which values a setting accepts, such as `whole number from 1 to 5`. */
function kindOf(name: string, shape: Shape): string {
  if (isSecret(name)) return 'secret';
  if (shape.enum) return shape.enum.map(code).join(', ');
  if (shape.type === 'integer') return `whole number${range(shape)}`;
  if (shape.type === 'number') return `number${range(shape)}`;
  if (shape.format === 'uri') return 'URL';
  if (shape.format === 'email') return 'e-mail address';
  return shape.type === 'boolean' ? '`true`, `false`' : 'text';
}

function row({ name, isRequired, shape }: Setting): string {
  const preset = shape.default === undefined ? '' : code(asText(shape.default));
  const cells = [code(name), kindOf(name, shape), isRequired ? '**required**' : preset, shape.description ?? ''];
  return `| ${cells.map(cell).join(' | ')} |`;
}

export function tableOf(section: Section): string {
  const rows = settingsOf(section).map(row);
  const table = ['| variable | value | if it is not set | meaning |', '|---|---|---|---|', ...rows];
  return [`## ${section.heading}`, '', ...(rows.length > 0 ? table : ['It has no settings of its own.'])].join('\n');
}

/** Returns the tables of all settings, made from the schemas with which the processes read their environment. */
export const settingsTables = (): string => SECTIONS.map(tableOf).join('\n\n');

/** Returns one problem for each setting without a description: an operator could not know what it does. */
export const undescribedSettings = (sections = SECTIONS): string[] =>
  sections.flatMap((section) =>
    settingsOf(section)
      .filter(({ shape }) => !shape.description)
      .map(({ name }) => `the setting ${name} (${section.heading}) has no description: add .meta({ description: … })`),
  );
