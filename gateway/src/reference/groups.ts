import { methodAndPath, type Operation } from '@toric/contracts/kernel/operation';

type Tag = { readonly name: string; readonly paths: readonly string[]; readonly description: string };
type Group = { readonly name: string; readonly tags: readonly Tag[] };

/**
 * Groups the operations of the reference by the task of a developer. `paths` lists the first segments of their paths.
 */
export const GROUPS: readonly Group[] = [
  {
    name: 'Shop',
    tags: [
      {
        name: 'Catalogue',
        paths: ['products', 'product-pictures', 'quotes', 'delivery-options'],
        description: 'Search products, read them, and ask whether goods are made and in stock. No token is needed.',
      },
      {
        name: 'Tools',
        paths: ['tools', 'jurisdictions', 'passport'],
        description: 'Calculators for lenses, the rules of each jurisdiction, and the passport of a box.',
      },
    ],
  },
  {
    name: 'Checkout',
    tags: [
      {
        name: 'Orders',
        paths: [
          'orders',
          'counter-sales',
          'amendments',
          'returns',
          'order-tracking',
          'order-fields',
          'carts',
          'order-holds',
          'order-tags',
          'order-taggings',
        ],
        description:
          'Place an order, wait for it, follow it, change it and cancel it. Send `Prefer: wait=10` to be answered when it has settled.',
      },
      {
        name: 'Payments',
        paths: [
          'payments',
          'refunds',
          'exchange-charges',
          'invoices',
          'credit-notes',
          'reconciliation',
          'credit-accounts',
          'credit-changes',
          'store-credit-gifts',
        ],
        description: 'The payment of an order, its invoices and its refunds, and the credit of customers.',
      },
      {
        name: 'Delivery and tax',
        paths: ['delivery-methods', 'tax-registrations', 'tax-rows', 'tax-rates'],
        description: 'Delivery methods with their charges and calendars, and where and how the shop collects tax.',
      },
    ],
  },
  {
    name: 'Account',
    tags: [
      {
        name: 'Sessions',
        paths: ['sessions', 'guest-sessions'],
        description:
          'Sign in, refresh, sign out and list your sessions. An access token lives for ten minutes, a refresh token works once.',
      },
      {
        name: 'Own account',
        paths: ['account', 'account-claims', 'password-resets', 'security-events'],
        description: 'Your password, e-mail, second factor and security log.',
      },
      {
        name: 'API keys',
        paths: ['api-keys'],
        description: 'Keys with which machines of the shop call this API, in their scopes only.',
      },
      {
        name: 'Customers',
        paths: ['customers', 'households'],
        description: 'Sign up, and keep the profile, addresses, households, prescriptions and their files.',
      },
      {
        name: 'Facts about customers',
        paths: ['tags', 'fields', 'segments', 'partners'],
        description:
          'Tags and custom fields that the shop defines, and the prescribers, clinics and resellers it works with.',
      },
      {
        name: 'Privacy requests',
        paths: ['privacy-requests'],
        description: 'Access, portability, erasure and restriction, with their legal deadlines.',
      },
      {
        name: 'Consent',
        paths: ['consent-purposes', 'preferences'],
        description: 'For what people are asked, in which words, and the links with which they choose.',
      },
    ],
  },
  {
    name: 'Staff',
    tags: [
      {
        name: 'People',
        paths: ['staff', 'staff-changes'],
        description: 'The accounts of staff, their roles, and who changed them.',
      },
      {
        name: 'Deals',
        paths: ['deals', 'deal-stages', 'deal-forecast', 'sales-targets'],
        description: 'Deals with clinics, companies and large customers, their forecast, and the targets of staff.',
      },
      {
        name: 'Forms and surveys',
        paths: [
          ...['forms', 'form-submissions', 'form-pages', 'form-confirmations'],
          ...['surveys', 'survey-responses', 'survey-pages'],
        ],
        description: 'Public forms and surveys: their definitions, the pages that people fill in, and what they sent.',
      },
      {
        name: 'Duplicates',
        paths: ['duplicates', 'duplicate-progress', 'customer-merges'],
        description: 'Customers who are probably one person, and what staff decide about them.',
      },
      {
        name: 'Data quality',
        paths: ['quality', 'quality-breaks', 'quality-rules', 'cleanings', 'quality-audits'],
        description: 'The score of the customers’ data by rule, cleanings that correct it, and the monthly audits.',
      },
      {
        name: 'Contacts and tasks',
        paths: ['interactions', 'calls', 'tasks', 'task-rules'],
        description: 'Calls, visits, chats and letters, the tasks of staff, and the rules that create tasks.',
      },
      {
        name: 'Desk',
        paths: ['desk', 'search', 'waiting'],
        description: 'For the console: one search over everything, the work that waits, saved views and notices.',
      },
      {
        name: 'Prescriptions',
        paths: ['verifications', 'evidence', 'prescription-reviews', 'registers'],
        description: 'Ask prescribers, record their answers, and export the registers that laws demand.',
      },
      {
        name: 'Cases',
        paths: [
          'cases',
          'case-calendars',
          'case-policies',
          'case-teams',
          'case-rules',
          'case-report',
          'case-surveys',
          'articles',
          'channels',
          'channel-items',
          'channel-item-search',
          'channel-posts',
        ],
        description:
          'Questions and complaints with their clocks, the articles that answer them, and how long they take.',
      },
      {
        name: 'Complaints and recalls',
        paths: ['complaints', 'recalls', 'recall-notices', 'recall-links'],
        description: 'Record complaints, issue recalls and follow each case.',
      },
      {
        name: 'Stock',
        paths: [
          'stock',
          'lots',
          'warehouses',
          'stocktakes',
          'receipts',
          'reports',
          'shipments',
          'pick-waves',
          'returned-boxes',
        ],
        description: 'Lots by warehouse, receipts, counts, reports, and the orders that are to be shipped.',
      },
      {
        name: 'Parcels',
        paths: ['parcels', 'parcel-manifests', 'return-labels', 'delay-rules', 'carrier-claims', 'carrier-events'],
        description:
          'Labels, the hand-over to carriers, where parcels are, the alarm for late ones, and claims to carriers.',
      },
      {
        name: 'Purchasing',
        paths: [
          'suppliers',
          'purchase-orders',
          'proposals',
          'replenishment',
          'stock-levels',
          'catalogue',
          'catalogue-imports',
          'packs',
        ],
        description: 'Suppliers, purchase orders, proposals, and the import of a catalogue.',
      },
      {
        name: 'Prices',
        paths: ['pack-prices', 'price-floors', 'price-changes', 'price-proposals'],
        description: 'Floors of prices, proposals that a second person approves, and who changed which price.',
      },
      {
        name: 'Marketing',
        paths: ['coupons', 'audience', 'redemptions'],
        description: 'Coupons, their redemptions, and audiences by what customers bought.',
      },
      {
        name: 'Messages to people',
        paths: ['messages', 'message-templates', 'suppressions'],
        description: 'Mails and text messages that were sent, their texts, and addresses that get nothing more.',
      },
    ],
  },
  {
    name: 'Operations',
    tags: [
      {
        name: 'Messages',
        paths: ['operations'],
        description: 'Explain, replay and discard messages that a service could not apply.',
      },
      {
        name: 'Audit of the shop',
        paths: ['shop-audits', 'audit-findings'],
        description: 'Find every night what orders, payments and stock do not agree about, and mend it.',
      },
      {
        name: 'Jobs and imports',
        paths: ['jobs', 'imports', 'migrations', 'customer-edits'],
        description:
          'Change many records by one decision, with a dry run and an undo. Import files of other systems: announce a file, send its parts, read it, and plan its job.',
      },
      {
        name: 'Change record',
        paths: ['changes'],
        description: 'Read who changed or read which data, when and why.',
      },
      {
        name: 'Security',
        paths: ['access-denials'],
        description: 'Denied access and failed sign-ins of all processes.',
      },
      {
        name: 'Outgoing webhooks',
        paths: ['webhook-endpoints', 'webhook-events', 'webhook-deliveries'],
        description:
          'Send events of the shop to other systems: receivers, their secrets, the events, and the log of what was sent.',
      },
      {
        name: 'Backups',
        paths: ['backups', 'backup-checks'],
        description: 'Until when the shop is safe, its whole backups, and the drills of a restore.',
      },
      {
        name: 'Test clock',
        paths: ['test-clock'],
        description: 'Move the time of the shop ahead. Only stacks that are not in production have it.',
      },
      {
        name: 'Training shop',
        paths: ['training'],
        description: 'Reset the shop in which people practise. Only a shop with TRAINING=on has it.',
      },
      {
        name: 'Webhooks',
        paths: ['webhooks'],
        description:
          'Called by the payment provider, the mail server and the telephone system. Each request is signed over its bytes.',
      },
    ],
  },
];

/** Names the tag of operations whose path no group lists. */
const OTHER: Tag = { name: 'Other', paths: [], description: 'Operations that belong to no group yet.' };

export const TAGS: readonly Tag[] = [...GROUPS.flatMap(({ tags }) => tags), OTHER];

const partOf = (operation: Operation) => methodAndPath(operation).path.split('/')[1] ?? '';

/** Returns the tag under which the reference shows an operation. */
export const tagOf = (operation: Operation): string =>
  TAGS.find(({ paths }) => paths.includes(partOf(operation)))?.name ?? OTHER.name;
