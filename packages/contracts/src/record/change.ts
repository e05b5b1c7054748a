/**
 * Declares the types of the change record: the subjects of changes, who may read changes of each subject, and the
 * verbs.
 */

/**
 * Lists the roles of staff that may read changes besides the auditor. The kernel imports this file, so this file does
 * not import the kernel.
 */
type Reader = 'sales' | 'optician' | 'warehouse' | 'finance' | 'marketing' | 'admin';

type Subject = {
  /** Lists the verbs of the subject's actions. The action of a change is `<subject>.<verb>`. */
  readonly verbs: readonly string[];
  /**
   * Names the person under whose key the reason and the values of a change are sealed: the customer whom the data
   * describe, or the subject itself. If omitted, reason and values are stored in clear, so they must not be personal.
   */
  readonly sealedFor?: 'customer' | 'subject';
  /** Lists the roles that may read changes of the subject, besides the auditor. */
  readonly readers: readonly Reader[];
  /** If false, the customer may not read changes of this subject, although they describe this customer. */
  readonly toldToCustomer?: false;
};

/** Returns a subject of changes whose values are sealed under the key of the customer. */
const personal = <const V extends readonly string[]>(readers: readonly Reader[], ...verbs: V) => ({
  ...{ verbs, readers, sealedFor: 'customer' as const },
});
/** Returns a subject of changes whose values are stored in clear. */
const open = <const V extends readonly string[]>(readers: readonly Reader[], ...verbs: V) => ({ verbs, readers });

/**
 * Lists the subjects of changes. Only opticians read changes of prescriptions, because such a change shows the powers
 * of a person's lenses.
 */
const SUBJECTS = {
  customer: personal(
    ['sales', 'optician'],
    ...(['added', 'changed', 'found', 'code-issued', 'claimed', 'confirmed', 'tagged', 'untagged'] as const),
    ...(['merged', 'merge-undone'] as const),
  ),
  address: personal(['sales', 'optician'], 'added', 'changed', 'removed'),
  household: { verbs: ['founded', 'changed', 'dissolved'], sealedFor: 'subject', readers: ['sales', 'optician'] },
  'household-member': personal(['sales', 'optician'], 'joined', 'changed', 'left'),
  'guardian-consent': personal(['sales', 'optician'], 'given', 'withdrawn'),
  'customer-field': { ...personal(['sales', 'optician'], 'changed'), toldToCustomer: false },
  tag: open(['sales', 'marketing', 'admin'], 'added', 'changed'),
  field: open(['admin'], 'added', 'changed'),
  segment: open(['sales', 'marketing'], 'added', 'removed'),
  partner: { verbs: ['added', 'changed'], sealedFor: 'subject', readers: ['sales', 'optician'] },
  duplicate: { ...personal(['sales'], 'kept-apart', 'reopened'), toldToCustomer: false },
  consent: personal(['sales'], 'given', 'withdrawn'),
  note: { ...personal(['sales', 'optician'], 'added'), toldToCustomer: false },
  interaction: { ...personal(['sales', 'optician'], 'logged'), toldToCustomer: false },
  'order-address': personal(['sales', 'optician'], 'read'),
  prescription: personal(
    ['optician'],
    ...(['added', 'revised', 'verified', 'answered', 'withdrawn', 'reviewed', 'read', 'listed', 'linked'] as const),
  ),
  'prescription-draft': personal(['optician'], 'added', 'completed', 'discarded'),
  attachment: personal(['optician'], 'added', 'read'),
  verification: personal(['optician'], 'transmitted', 'contacted', 'answered', 'read'),
  register: personal(['optician'], 'read', 'exported'),
  complaint: personal(['optician'], 'recorded', 'followed-up', 'read'),
  /** A case has a key of its own, and only staff read its notes. */
  case: {
    verbs: [
      ...(['opened', 'received', 'changed', 'assigned', 'moved'] as const),
      ...(['answered', 'noted', 'read', 'rated', 'lot-looked-up'] as const),
    ],
    ...{ sealedFor: 'subject', readers: ['sales', 'optician'], toldToCustomer: false },
  },
  'case-setting': open(['sales', 'optician', 'admin'], 'saved', 'removed'),
  article: open(['sales', 'optician', 'marketing'], 'saved'),
  channel: open(['admin'], 'added', 'changed', 'secret-set'),
  'channel-item': { ...open(['sales'], 'linked', 'unlinked', 'set-aside', 'restored'), toldToCustomer: false },
  staff: {
    verbs: [
      ...(['added', 'roles-requested', 'roles-changed', 'roles-rejected', 'code-issued', 'invited'] as const),
      ...(['password-set', 'factor-reset-asked', 'factor-reset', 'email-changed'] as const),
    ],
    ...{ sealedFor: 'subject', readers: ['admin'] },
  },
  'api-key': open(['admin'], 'added', 'changed', 'approved', 'rotated', 'ended'),
  'privacy-request': personal(['sales'], ...(['asked', 'confirmed', 'withdrawn', 'lifted', 'fetched'] as const)),
  'policy-text': open(['marketing', 'sales'], 'saved'),
  product: open(['warehouse', 'finance', 'marketing'], 'added', 'changed'),
  pack: open(['warehouse', 'finance', 'marketing'], 'added', 'changed'),
  price: open(['finance', 'marketing'], 'added', 'changed', 'removed'),
  'price-floor': open(['finance'], 'set'),
  'price-proposal': open(['finance', 'marketing'], 'added', 'approved', 'rejected'),
  registration: open(['warehouse', 'optician'], 'added', 'changed'),
  warehouse: open(['warehouse'], 'added'),
  supplier: open(['warehouse', 'finance'], 'added', 'changed'),
  'stock-level': open(['warehouse', 'finance'], 'set'),
  'supplier-price': open(['warehouse', 'finance'], 'added', 'changed', 'removed'),
  coupon: open(['marketing', 'finance'], 'added', 'changed', 'approved'),
  return: personal(
    ['sales', 'finance', 'warehouse'],
    ...(['requested', 'approved', 'refused', 'cancelled', 'decided', 'pictured', 'label-asked', 'label-read'] as const),
  ),
  refund: personal(['finance', 'sales'], 'requested', 'approved', 'rejected'),
  'order-field': open(['admin'], 'added', 'changed'),
  'delivery-method': open(['admin', 'finance', 'sales'], 'added', 'changed', 'retired'),
  'tax-registration': open(['finance', 'admin'], 'added', 'ended'),
  'tax-row': open(['finance', 'admin'], 'added', 'ended'),
  'order-value': { ...personal(['sales', 'finance'], 'changed'), toldToCustomer: false },
  'order-note': {
    ...personal(['sales', 'optician', 'warehouse', 'finance'], 'added', 'changed', 'removed'),
    toldToCustomer: false,
  },
  'order-tag': open(['sales', 'warehouse', 'finance', 'admin'], 'added', 'changed', 'given', 'taken'),
  'order-hold': {
    ...personal(['sales', 'warehouse', 'finance', 'admin'], 'placed', 'released'),
    toldToCustomer: false,
  },
  'store-credit': personal(['finance', 'sales'], 'asked', 'given', 'approved', 'rejected', 'used'),
  credit: personal(['finance', 'sales'], 'asked', 'changed', 'approved', 'rejected'),
  order: open(['sales', 'finance', 'optician'], 'status'),
  amendment: personal(['sales', 'finance', 'optician'], 'asked', 'taken-back', 'approved', 'rejected'),
  job: open(
    ['sales', 'optician', 'warehouse', 'finance', 'marketing', 'admin'],
    ...(['planned', 'started', 'cancelled', 'undo-planned'] as const),
  ),
  migration: open(
    ['sales', 'optician', 'warehouse', 'finance', 'admin'],
    ...(['planned', 'started', 'cancelled', 'undone'] as const),
  ),
  'saved-view': open(['admin'], 'added', 'changed', 'removed'),
  task: {
    verbs: ['added', 'changed', 'completed', 'reopened'],
    ...{ sealedFor: 'subject', readers: ['sales', 'optician'], toldToCustomer: false },
  },
  deal: {
    verbs: ['added', 'changed', 'moved', 'won', 'lost', 'reopened'],
    ...{ sealedFor: 'subject', readers: ['sales'], toldToCustomer: false },
  },
  form: open(
    ['marketing', 'sales'],
    ...(['added', 'changed', 'opened', 'closed', 'submitted', 'submission-removed'] as const),
  ),
  survey: open(['marketing', 'sales'], 'added', 'changed', 'opened', 'closed', 'sent'),
  'deal-stage': open(['admin', 'sales'], 'set'),
  'sales-target': open(['admin', 'finance'], 'set'),
  'task-rule': open(['admin', 'sales'], 'changed'),
  'quality-rule': open(['admin', 'sales'], 'changed'),
  parcel: open(
    ['warehouse', 'sales'],
    ...(['added', 'label-asked', 'labelled', 'label-read', 'cancelled', 'news-recorded'] as const),
  ),
  manifest: open(['warehouse'], 'made'),
  'delay-rule': open(['warehouse', 'sales'], 'set'),
  'carrier-claim': open(['sales', 'finance', 'warehouse'], 'opened', 'closed'),
  'shop-audit': open(['admin'], 'started', 'mended'),
  'webhook-endpoint': open(['admin'], 'added', 'changed', 'removed', 'secret-rotated', 'switched-off'),
} as const satisfies Readonly<Record<string, Subject>>;

export type ChangeSubject = keyof typeof SUBJECTS;
export type ChangeAction = { [S in ChangeSubject]: `${S}.${(typeof SUBJECTS)[S]['verbs'][number]}` }[ChangeSubject];

/** Maps names to subjects of changes. The name in an old row may have no subject in this version. */
export const CHANGE_SUBJECTS: Readonly<Record<ChangeSubject, Subject>> = SUBJECTS;
export const CHANGE_SUBJECT_NAMES = Object.keys(SUBJECTS) as [ChangeSubject, ...ChangeSubject[]];

/** Returns the subject of an action: the part of its name before the dot. */
export const subjectOf = (action: ChangeAction): ChangeSubject => action.slice(0, action.indexOf('.')) as ChangeSubject;

export type FieldValue =
  | string
  | number
  | boolean
  | null
  | readonly FieldValue[]
  | { readonly [name: string]: FieldValue };
export type ChangedField = { readonly name: string; readonly before: FieldValue; readonly after: FieldValue };

/**
 * Names the caller, or the process that acted on a message or a deadline. The id of a machine is the id of its API key.
 */
export type ChangeActor = { readonly kind: 'customer' | 'staff' | 'key' | 'process'; readonly id: string | null };

/** Describes one change of one thing, or one reading of it, as a use case returns it. */
export type Change = {
  readonly action: ChangeAction;
  /** Holds the id of the changed or read thing. */
  readonly subject: string;
  /** Names the customer whom the data describe. */
  readonly customerId?: string | null | undefined;
  /** Holds the reason of the change, where the operation asks for one. */
  readonly why?: string | null | undefined;
  /** Lists the fields that differ after the change. A reading has none. */
  readonly fields?: readonly ChangedField[] | undefined;
  /** Names who made the change. If omitted, the caller made it. */
  readonly actor?: ChangeActor;
};
